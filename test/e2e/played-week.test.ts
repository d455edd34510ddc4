import { expect, test } from 'vitest';
import { applicants } from '../../local/week/applicants.ts';
import { playWeek } from '../../local/week/week.ts';
import { findPlanted, textSource } from '../support/leak-scan.ts';
import { localHost } from '../support/local-host.ts';

const system = localHost({});
const seed = 20261124;

test('the short week of `npm start` adds up, whoever the people are', async () => {
  const summary = await playWeek(system.host(), { seed, say: () => {} });
  expect(summary).toMatchObject({ proof: 'ok', ok: true });
  expect(summary.referrals + summary.repeats).toBe(summary.choices);
  expect(summary.emails).toBe(summary.letters);
  expect([summary.nationalTotal, summary.sumOfOffices]).toEqual([summary.choices, summary.choices]);
  expect(summary.canaries).toEqual({ sent: 4, arrived: 3, missing: 0 });
  expect(summary.repeats).toBeGreaterThanOrEqual(5);
  expect(summary.refused).toBeGreaterThanOrEqual(5);
  expect(await system.deadLetters()).toEqual([]);
});

test('of all its letters, statements and logs none holds a number or village of anybody', async () => {
  const people = applicants(seed, 60).flatMap(({ nik, phone, village }) => [nik, phone.slice(3), village]);
  const planted = [...people, '81290000001'];
  const said = JSON.stringify([await system.mails(), await system.logs(), await system.deadLetters()]);
  expect(findPlanted([textSource('what was said', said)], planted)).toEqual([]);
});
