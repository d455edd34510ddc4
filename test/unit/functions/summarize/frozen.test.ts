import { beforeEach, describe, expect, it, test } from 'vitest';
import type { Referral } from '../../../../shared/referral/referral.ts';
import { answerAsOwner } from '../../../support/answering.ts';
import { weekly } from '../../../support/items.ts';
import {
  closeWeek,
  momentIn,
  statementItems,
  statementLetters,
  statementOf,
} from '../../../support/mondays.ts';
import { plainBody, troubledBody } from '../../../support/people.ts';
import { startSystem, type TestSystem } from '../../../support/system.ts';

const week = '2026-W48';
const later = '2026-W49';
let system: TestSystem;

beforeEach(async () => {
  system = await startSystem();
  system.clock.now = momentIn(week, 2, 9);
  await system.enroll(plainBody());
});

const referrals = async (): Promise<Referral[]> => (await weekly(system.store, week)).referrals;

async function theFirst(): Promise<Referral> {
  const [first] = await referrals();
  if (!first) throw new Error('there is no referral');
  return first;
}

describe('a frozen week', () => {
  it('stays as it is, byte for byte, whatever happens and is run later', async () => {
    await system.pump();
    await closeWeek(system, week);
    const [items, letters] = [await statementItems(system, week), await statementLetters(system, week)];
    await answerAsOwner(system, await theFirst(), { action: 'accept' });
    await system.enroll(troubledBody());
    await system.pump();
    await closeWeek(system, week, 30);
    expect(await statementItems(system, week)).toEqual(items);
    expect(await statementLetters(system, week)).toEqual(letters);
  });
});

describe('a Monday at which dispatch has not caught up', () => {
  beforeEach(() => closeWeek(system, week));

  it('says how many choices are under way, in the figures and in the letters', async () => {
    const statement = await statementOf(system, week);
    expect(statement.proof).toEqual({ choices: true, offices: true, underWay: 1, cohorts: true });
    expect(statement.national.flows).toEqual({ people: 1, submissions: 1 });
    const national = (await statementLetters(system, week)).find(({ sk }) => sk.startsWith('N-'));
    expect(national?.['text']).toContain('1 pilihan masih diproses');
    expect(national?.['text']).not.toContain('✓');
  });

  it('is corrected by the next one, which says so', async () => {
    await system.pump();
    await closeWeek(system, later);
    const { national, offices, proof } = await statementOf(system, later);
    expect(proof).toEqual({ choices: true, offices: true, underWay: 0, cohorts: true });
    expect(national.flows).toEqual({});
    expect(national.before).toMatchObject({ submissions: 1, choices: 1 });
    expect(national.corrections[week]).toMatchObject({ choices: 1, 'program:padat-karya': 1, open: 1 });
    expect(national.closing).toMatchObject({ open: 1, 'state:pending': 1 });
    expect(offices['disnaker@32.12']).toMatchObject({ closing: { open: 1 } });
    const digest = (await statementLetters(system, later)).find(
      ({ office, sk }) => office === 'disnaker@32.12' && sk.startsWith('D-'),
    );
    expect(digest?.['text']).toContain('diperbaiki');
  });

  it('is no reason for a tick in the next one, while it still has not', async () => {
    await closeWeek(system, later);
    expect((await statementOf(system, later)).proof.underWay).toBe(1);
    expect(system.deps.report.counts['StatementsWithoutProof']).toBe(1);
  });
});

test('a referral that nobody asked for breaks the proof, and raises an alarm', async () => {
  await system.pump();
  const first = await theFirst();
  await system.store.remove({ pk: `S#${first.submission}`, sk: 'S' });
  await closeWeek(system, week);
  expect((await statementOf(system, week)).proof).toMatchObject({ choices: false, offices: true });
  expect(system.deps.report.counts['StatementsWithoutProof']).toBe(1);
});

test('the last millisecond of a week and the first of the next are each counted in their own', async () => {
  await system.pump();
  const edge = momentIn(week, 7, 0).getTime();
  for (const [seed, at] of [edge - 1, edge].entries()) {
    system.clock.now = new Date(at);
    await system.enroll(troubledBody({ submissionId: `00000000-0000-4000-8000-00000000000${seed}` }));
    await system.pump();
  }
  await closeWeek(system, week);
  await closeWeek(system, later);
  const counts = [week, later].map(async (each) => (await statementOf(system, each)).national.flows);
  const [first, second] = await Promise.all(counts);
  expect(first).toMatchObject({ submissions: 2, choices: 2 });
  expect(second).toMatchObject({ submissions: 1, choices: 1, repeats: 1 });
});

test('requests from places that are not covered are counted, for the ministry only', async () => {
  await system.enroll(plainBody({ district: '11.01', submissionId: '00000000-0000-4000-8000-000000000009' }));
  await closeWeek(system, week);
  expect((await statementOf(system, week)).national.flows).toMatchObject({ notCovered: 1 });
});
