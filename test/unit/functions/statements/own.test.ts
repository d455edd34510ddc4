import { beforeEach, describe, expect, it } from 'vitest';
import type { Statement, StatementPart } from '../../../../shared/statement/statement.ts';
import { freezePart, freezeStatement } from '../../../../shared/storage/statements.ts';
import { fullStatement } from '../../../support/full-statement.ts';
import { wordsOf } from '../../../support/markup.ts';
import { signInAs } from '../../../support/office-browser.ts';
import { startSystem, type TestSystem } from '../../../support/system.ts';

const part = (choices: number): StatementPart => ({
  flows: {
    ...{ submissions: choices, choices },
    'program:padat-karya': choices - 1,
    'district:32.12': choices - 1,
    'restricted-district:32.12': 1,
  },
  before: { submissions: 2, choices: 2 },
  closing: { open: choices, 'state:pending': choices },
  corrections: {},
});

const statement: Statement = {
  ...{ week: '2026-W47', number: 12, template: 1, hash: 'hash' },
  proof: { choices: true, offices: true, underWay: 0 },
  national: part(4711),
  offices: { 'disnaker@32.12': part(7), kemlu: part(4000) },
};

let system: TestSystem;

beforeEach(async () => {
  system = await startSystem();
  await freezeStatement(system.store, statement);
  for (const office of ['disnaker@32.12', 'kemlu']) await freezePart(system.store, statement, office);
});

const indramayu = async () => (await signInAs(system, 'disnaker-32-12')).browser;

describe('an office’s statement', () => {
  it('shows its own week, exact, with the week in words', async () => {
    const page = await (await indramayu()).page('/office/statements/2026-W47');
    expect(page.statusCode).toBe(200);
    const words = wordsOf(page.body);
    expect(words).toContain('Laporan mingguan no. 12');
    expect(words).toContain('Senin 16 - Minggu 22 November 2026, WIB');
    expect(words).toContain('Permohonan baru 7 2');
    expect(words).toContain('Padat karya/produktif 6 0');
    expect(words).toContain('Kabupaten Indramayu 7 0');
  });

  it('leaves out what was not counted when it was frozen, instead of telling a zero', async () => {
    const words = wordsOf((await (await indramayu()).page('/office/statements/2026-W47?lang=en')).body);
    for (const unknown of [
      'People who applied',
      'Mean of 4 weeks',
      'Since the start',
      'Overdue, by how long',
    ])
      expect(words).not.toContain(unknown);
  });

  it('begins with what is due this week and what is overdue, and draws the weeks before', async () => {
    for (const week of ['2026-W46', '2026-W48'])
      await freezePart(system.store, fullStatement(week), 'disnaker@32.12');
    const { body } = await (await indramayu()).page('/office/statements/2026-W48?lang=en');
    const words = wordsOf(body);
    expect(words.indexOf('To be answered this week')).toBeLessThan(words.indexOf('What came in'));
    expect(words).toMatch(/What came in This week Before Mean of 4 weeks Since the start/);
    // The week between has no people in it, because it is older.
    expect(body.match(/<rect /g)).toHaveLength(2 + 3 + 3 + 3);
    expect(words).toMatch(/2026-W47 – 0 7 0/);
    expect(body).not.toMatch(/<script|onload=|<img/);
  });

  it('holds no figure of another office or of the country', async () => {
    const browser = await indramayu();
    const seen = [
      await browser.page('/office/statements/2026-W47'),
      await browser.json('/office/statements/2026-W47'),
    ];
    for (const { body } of seen) expect(body).not.toMatch(/\b(4711|4710|4000|3999)\b/);
  });

  it('is not there for a week without one, nor for what is no week', async () => {
    const browser = await indramayu();
    for (const week of ['2026-W48', 'NATIONAL', 'x', '2026-W99', '2026-W47%23'])
      expect((await browser.page(`/office/statements/${week}`)).statusCode).toBe(404);
    const { body } = await browser.page('/office/statements/2026-W48?lang=id');
    expect(wordsOf(body)).toContain('Laporan dibuat setiap Senin');
    expect(body).toContain('href="/office/list?lang=id"');
  });
});
