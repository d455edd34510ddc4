import { beforeEach, describe, expect, it } from 'vitest';
import { previousWeek } from '../../../../shared/calendar/week.ts';
import { catalog } from '../../../../shared/catalog/current.ts';
import { gridOf } from '../../../../shared/statement/grid.ts';
import { gridCell } from '../../../../shared/statement/names.ts';
import { freezeCountry, freezePart, freezeStatement } from '../../../../shared/storage/statements.ts';
import { fullStatement } from '../../../support/full-statement.ts';
import { wordsOf } from '../../../support/markup.ts';
import { signInAs } from '../../../support/office-browser.ts';
import { startSystem, type TestSystem } from '../../../support/system.ts';

const week = '2026-W47';
const address = `/office/statements/${week}/national`;
const statement = fullStatement(week);
let system: TestSystem;

beforeEach(async () => {
  system = await startSystem();
  await freezeStatement(system.store, statement);
  for (const { id } of catalog.offices) await freezePart(system.store, statement, id);
  for (let earlier = previousWeek(week), n = 0; n < 14; earlier = previousWeek(earlier), n += 1)
    await freezeCountry(system.store, fullStatement(earlier));
});

const ministry = async () => (await signInAs(system, catalog.ministry.mailbox)).browser;

describe('the national statement', () => {
  it('begins with people in, people helped, overdue, silent offices by name, and the proof', async () => {
    const { statusCode, body } = await (await ministry()).page(`${address}?lang=en`);
    expect(statusCode).toBe(200);
    const { flows } = statement.national;
    expect(wordsOf(body.slice(0, body.indexOf('<svg')))).toMatch(
      new RegExp(
        `${flows['people']} People who applied ${flows['peopleHelped']} People helped 11 Overdue.* Silent offices.*: 1 ${catalog.office('kemlu').name} ✓`,
      ),
    );
  });

  it('folds the names of many silent offices, so that the proof stays on the first screen', async () => {
    const all = catalog.offices.map(({ id }) => id);
    const late = { flows: {}, before: {}, closing: { 'due:past': 1 }, corrections: {} };
    const offices = Object.fromEntries(all.map((id) => [id, late]));
    await freezeStatement(system.store, { ...fullStatement('2026-W48'), offices });
    const { body } = await (await ministry()).page('/office/statements/2026-W48/national?lang=en');
    const folded = /<details><summary><b>Silent offices[^<]*<\/b><\/summary>([^<]*)<\/details>/.exec(
      body,
    )?.[1];
    expect(folded?.split('; ')).toHaveLength(all.length);
  });

  it('names an office that the catalog has no more by its code', async () => {
    const late = { flows: {}, before: {}, closing: { 'due:past': 1 }, corrections: {} };
    const named = { offices: { 'old-office': late }, mailboxesNotWorking: ['old-office'] };
    await freezeStatement(system.store, { ...fullStatement('2026-W48'), ...named });
    const { country } = JSON.parse(
      (await (await ministry()).json('/office/statements/2026-W48/national')).body,
    );
    expect(country).toMatchObject({ silent: ['old-office'], mailboxesNotWorking: ['old-office'] });
  });

  it('says what its words mean', async () => {
    const words = wordsOf((await (await ministry()).page(`${address}?lang=en`)).body);
    for (const term of ['Application:', 'Referral:', 'Overdue:', 'Silent office:', 'Helped:'])
      expect(words).toContain(term);
  });

  it('shows every cell of districts by programs, and their sums', async () => {
    const { body } = await (await ministry()).json(address);
    const { grid } = JSON.parse(body).country;
    expect(grid.programs.map(({ id }: { id: string }) => id)).toHaveLength(10);
    expect(grid.districts).toHaveLength(60);
    for (const { code, counts, sum } of grid.districts) {
      const cells = grid.programs.map(
        ({ id }: { id: string }) => statement.national.flows[gridCell(id, code)],
      );
      expect(counts).toEqual(cells);
      expect(sum).toBe(cells.reduce((all: number, count: number) => all + count, 0));
    }
  });

  it('shows the 600 cells also of a week in which nobody chose anything, but none that were never counted', () => {
    const quiet = { ...statement, national: { ...statement.national, flows: {} } };
    const grid = gridOf(quiet, catalog);
    expect(grid?.districts.flatMap(({ counts }) => counts)).toEqual(Array(600).fill(0));
    expect(gridOf({ ...quiet, template: 2 }, catalog)).toBeUndefined();
  });

  it('is there for nobody but the ministry, and not named to anybody else', async () => {
    for (const mailbox of ['disnaker-32-12', 'kemlu', 'desk']) {
      const { browser } = await signInAs(system, mailbox);
      for (const asked of [address, `${address}.xlsx`, `${address}.csv`]) {
        expect((await browser.page(asked)).statusCode).toBe(404);
        expect((await browser.json(asked)).statusCode).toBe(404);
      }
      expect((await browser.page(`/office/statements/${week}`)).body).not.toContain('/national');
    }
  });

  it('asks whoever is not signed in to do so', async () => {
    const browser = await ministry();
    browser.jar.clear();
    expect((await browser.page(address)).statusCode).toBe(401);
  });

  it('goes back at most thirteen weeks, this one among them', async () => {
    const { history } = JSON.parse((await (await ministry()).json(address)).body);
    expect(history).toHaveLength(13);
    expect(history[0].week).toBe(week);
  });

  it('is told in words for every figure', async () => {
    const browser = await ministry();
    for (const language of ['id', 'en']) {
      const words = wordsOf((await browser.page(`${address}?lang=${language}`)).body);
      expect(words).not.toMatch(/\b(undefined|NaN|statement\.|office\.)|\w+:\w+-\w+/);
    }
  });
});
