import { randomUUID } from 'node:crypto';
import { brotliDecompressSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalog } from '../../../../shared/catalog/current.ts';
import { fill, pack } from '../../../../shared/http/brotli-parts.ts';
import { enrollmentForm } from '../../../../shared/pages/enrollment-form.ts';
import { languages } from '../../../../shared/text/language.ts';

const id = randomUUID();
const around = (text: string, value: string): [string, string] => {
  const [head = '', tail = ''] = text.split(value);
  return [head, tail];
};
const text = (bytes: Buffer): string => brotliDecompressSync(bytes).toString();

describe.each(languages)('the form in %s', (language) => {
  const form = enrollmentForm({
    ...{ catalog, language, openDistricts: new Set(['32.12', '33.02']), hotline: '0800 1000' },
    ...{ urgentHotlines: [], submissionId: id, consentVersion: 'v-1', today: '2026-11-26' },
  });

  it.each([5, 11])(
    'is compressed once in quality %i, and comes out with whatever id is put in',
    async (quality) => {
      const packed = await pack(around(form, id), id.length, quality);
      expect(packed).toBeDefined();
      for (const other of [id, ...Array.from({ length: 200 }, () => randomUUID())])
        expect(packed && text(fill(packed, other))).toBe(form.replace(id, other));
    },
  );
});

it('whatever stands around, nothing else comes out', async () => {
  const word = fc.constantFrom('value="', '">', 'é', '“', 'nik', '00', 'x', '<option>', ' ', '\n');
  const words = fc.array(word, { maxLength: 60 }).map((all) => all.join(''));
  const fitting = fc.stringMatching(/^[0-9a-f]{12}$/);
  await fc.assert(
    fc.asyncProperty(words, words, fitting, async (head, tail, value) => {
      const packed = await pack([head, tail], value.length, 5);
      if (packed) expect(text(fill(packed, value))).toBe(`${head}${value}${tail}`);
    }),
    { numRuns: 100 },
  );
});
