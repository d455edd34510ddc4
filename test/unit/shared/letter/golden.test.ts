import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { catalog } from '../../../../shared/catalog/current.ts';
import type { LetterFacts } from '../../../../shared/letter/facts.ts';
import { renderLetter } from '../../../../shared/letter/render.ts';
import { tellNationalWeek, tellOfficeWeek } from '../../../../shared/letter/tell-week.ts';
import { templateVersion } from '../../../../shared/statement/compose.ts';
import type { Outside } from '../../../../shared/statement/outside.ts';
import { smallOutside } from '../../../support/small-outside.ts';
import { wholeWeek } from '../../../support/whole-week.ts';

/**
 * What each template version makes of one and the same week. A line that was in use is never changed: where words or
 * layout change, raise `templateVersion` and add a line. Letters that were sent keep their bytes in their own items.
 */
const golden: Readonly<Record<number, Readonly<Record<string, string>>>> = {
  3: { digest: '1d04cbc8a9f53010', national: '93bb06f4cefcf539', reader: 'a191ff71b9f82a46' },
};

const statement = wholeWeek('2026-W47', 12, 7);
const reference = 'A1B2C3D4E5';
const frame = { officeName: 'Dinas Contoh', link: 'https://help.example/office/abc', reference };
const told = (outside: Outside) => tellNationalWeek(outside, statement, catalog);
const letters: readonly LetterFacts[] = [
  { kind: 'digest', ...tellOfficeWeek(smallOutside, statement, catalog), ...frame },
  { kind: 'national', ...told(smallOutside), ...frame, mailboxesNotWorking: ['Dinas Jauh'] },
  { kind: 'reader', ...told(smallOutside), reference },
];

it.each(letters)('a letter of kind $kind is, byte for byte, what its template version makes', (facts) => {
  const { subject, text, html } = renderLetter(facts);
  const hash = createHash('sha256').update(`${subject}\0${text}\0${html}`).digest('hex').slice(0, 16);
  expect(hash).toBe(golden[templateVersion]?.[facts.kind]);
});
