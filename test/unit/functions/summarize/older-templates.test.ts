import { describe, expect, it } from 'vitest';
import { sendStatement } from '../../../../functions/summarize/send-statement.ts';
import { mondayAfter as mondayDate, overdueOn } from '../../../../shared/statement/due.ts';
import type { Statement, StatementPart } from '../../../../shared/statement/statement.ts';
import { statementKey } from '../../../../shared/storage/keys.ts';
import { findStatement, freezeStatement } from '../../../../shared/storage/statements.ts';
import {
  closeWeek,
  mondayAfter,
  statementItems,
  statementLetters,
  statementOf,
} from '../../../support/mondays.ts';
import { signInAs } from '../../../support/office-browser.ts';
import { startSystem } from '../../../support/system.ts';
import { wholeWeek } from '../../../support/whole-week.ts';

const week = '2026-W47';
const newest = wholeWeek(week, 12, 7);

const withoutDepth = ({ flows, before, closing, corrections }: StatementPart): StatementPart => ({
  ...{ flows, before, closing, corrections },
});

/** As these versions stored it: the second knew nothing of cohorts, means and totals, the first nothing of mailboxes. */
function asStoredBy(template: number): Statement {
  if (template === 3) return newest;
  const { number, hash, proof, national, offices } = newest;
  return {
    ...{ week, number, template, hash },
    proof: { choices: proof.choices, offices: proof.offices, underWay: proof.underWay },
    ...(template === 2 && { mailboxesNotWorking: ['kemlu'] }),
    national: withoutDepth(national),
    offices: Object.fromEntries(Object.entries(offices).map(([id, part]) => [id, withoutDepth(part)])),
  };
}

/** Frozen, and told from the frozen item alone. */
async function told(template: number) {
  const system = await startSystem();
  system.clock.now = mondayAfter(week);
  await freezeStatement(system.store, asStoredBy(template));
  const statement = await findStatement(system.store, week);
  if (!statement) throw new Error('nothing was frozen');
  await sendStatement(statement, mondayAfter(week), system.deps);
  return system;
}

const withoutLinks = (what: unknown): string =>
  JSON.stringify(what).replaceAll(/\/office\/[\w-]{20,}/g, '/office/link');

describe.each([1, 2, 3])('a week that template %i has stored', (template) => {
  it('gives the same parts, letters and pages each time that it is told from its item', async () => {
    const [one, two] = await Promise.all([told(template), told(template)]);
    expect(await statementItems(one, week)).toEqual(await statementItems(two, week));
    const letters = await statementLetters(one, week);
    expect(letters.length).toBeGreaterThan(71);
    expect(withoutLinks(letters)).toBe(withoutLinks(await statementLetters(two, week)));
    for (const path of [`${week}`, `${week}/national`]) {
      const bodies = [one, two].map(async (system) => {
        const { statusCode, body } = await (await signInAs(system, 'kemnaker')).browser.page(
          `/office/statements/${path}`,
        );
        expect(statusCode).toBe(200);
        return body;
      });
      expect(await bodies[0]).toBe(await bodies[1]);
    }
  });

  it('is followed by the next week, numbered on, with what stood open', async () => {
    const system = await told(template);
    await closeWeek(system, '2026-W48');
    const { number, national, proof } = await statementOf(system, '2026-W48');
    expect(number).toBe(13);
    expect(proof.offices).toBe(true);
    expect(national.opening?.['open']).toBe(newest.national.closing['open']);
  });

  it('is the week before on the ministry’s page also where no part of the country alone was frozen', async () => {
    const system = await told(template);
    await system.store.remove(statementKey(week, 'COUNTRY'));
    await closeWeek(system, '2026-W48');
    const { browser } = await signInAs(system, 'kemnaker');
    const { body } = await browser.json('/office/statements/2026-W48/national');
    const { overdue, history } = JSON.parse(body);
    expect(overdue.before).toBe(overdueOn(newest.national.closing, mondayDate(week)));
    expect(history.map((point: { week: string }) => point.week)).toEqual(['2026-W48', week]);
  });
});
