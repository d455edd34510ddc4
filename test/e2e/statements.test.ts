import { describe, expect, it, test } from 'vitest';
import type { Mail } from '../../local/emulators/ses.ts';
import { ofKind, scanTable } from '../../local/scan-table.ts';
import { enrollmentFor } from '../../local/week/people.ts';
import { catalog } from '../../shared/catalog/current.ts';
import { type FrozenWeek, frozenWeek } from '../support/frozen-weeks.ts';
import { sendJson } from '../support/http-client.ts';
import { localHost } from '../support/local-host.ts';
import { momentIn, mondayAfter } from '../support/mondays.ts';

const system = localHost({ now: '2026-11-25T02:00:00.000Z' });
let seed = 0;

async function enroll(url: string, count: number): Promise<void> {
  for (let left = count; left > 0; left -= 1) {
    seed += 1;
    const plain = { targetGroup: 'purna', choices: [{ program: 'padat-karya' }], district: '32.12' };
    const { status } = await sendJson(`${url}/enrollments`, enrollmentFor(seed, plain));
    expect(status).toBe(201);
  }
}

const closeWeek = (week: string) => system.fire('summarize', mondayAfter(week).toISOString());
const frozen = (week: string): Promise<FrozenWeek> => frozenWeek(system.host(), week);

/** The emails of a week's statement. */
const mailsOf = async (week: string): Promise<Mail[]> =>
  (await system.mails()).filter(
    ({ tags }) => /_[DN]-/.test(tags['letter'] ?? '') && tags['letter']?.endsWith(week),
  );

const indramayu = 'disnaker@32.12';

describe('a Monday that is fired twice, and twice at once', () => {
  const week = '2026-W48';

  it('freezes one statement, with one part for each office', async () => {
    await enroll(system.url(), 3);
    await system.settle();
    const monday = mondayAfter(week).toISOString();
    await system.clock(monday);
    await Promise.all([system.fire('summarize', monday), system.fire('summarize', monday)]);
    const { statement, parts } = await frozen(week);
    expect(await closeWeek(week)).toMatchObject({ status: 'succeeded', result: { weeks: [week] } });
    expect(await frozen(week)).toEqual({ statement, parts });
    expect(parts).toEqual(statement.offices);
    expect(Object.keys(parts)).toHaveLength(71);
    expect(statement).toMatchObject({ number: 1, proof: { choices: true, offices: true, underWay: 0 } });
    expect([statement.national.flows['choices'], parts[indramayu]?.flows['choices']]).toEqual([3, 3]);
  });

  it('mails one digest to each of the 70 offices and the desk, also at zero, and the ministry the summary', async () => {
    const mails = await mailsOf(week);
    const expected = catalog.offices.map(({ mailbox }) => `${mailbox}_D-${week}`);
    const got = mails.map(({ tags }) => tags['letter'] ?? '');
    expect(got.sort()).toEqual([...expected, `kemnaker_N-${week}`].sort());
    for (const { tags, to } of mails)
      expect(to).toEqual([`${tags['letter']?.split('_')[0]}@offices.example`]);
    const quiet = mails.filter(({ text }) => / 0 {2}Harus dijawab minggu ini/.test(text));
    expect(quiet).toHaveLength(70);
  });
});

describe('a Monday at which dispatch stands still', () => {
  const [week, later] = ['2026-W49', '2026-W50'];

  it('says how many choices are under way', async () => {
    // 21 hours: a stream keeps its records for a day, and nothing may give them up before.
    await system.clock(momentIn(week, 6, 9).toISOString());
    await system.pause('dispatch');
    await enroll(system.url(), 4);
    await closeWeek(week);
    const { statement } = await frozen(week);
    expect(statement.proof).toEqual({ choices: true, offices: true, underWay: 4, cohorts: true });
    expect(statement.national.flows).toEqual({ people: 4, submissions: 4 });
    const summary = (await mailsOf(week)).find(({ tags }) => tags['letter'] === `kemnaker_N-${week}`);
    expect(summary?.text).toContain('4 pilihan masih diproses');
  });

  it('is corrected by the next one', async () => {
    await system.pause('dispatch', false);
    await system.settle();
    await closeWeek(later);
    const { national, offices, proof } = (await frozen(later)).statement;
    expect(proof).toEqual({ choices: true, offices: true, underWay: 0, cohorts: true });
    expect(national.corrections[week]).toMatchObject({ choices: 4, referrals: 4, open: 4 });
    expect(national.before).toMatchObject({ submissions: 4, choices: 4 });
    expect([national.closing['open'], offices[indramayu]?.closing['open']]).toEqual([7, 7]);
    const digest = (await mailsOf(later)).find(({ tags }) => tags['letter'] === `disnaker-32-12_D-${later}`);
    expect(digest?.text).toContain('Ada angka yang diperbaiki');
  });
});

describe('a Monday that was skipped, before one whose scheduler is a day late', () => {
  const [skipped, late] = ['2026-W51', '2026-W52'];

  it('is caught up: both weeks are there, in order, each with its own people', async () => {
    await system.clock(momentIn(skipped, 2, 9).toISOString());
    await enroll(system.url(), 2);
    await system.clock(momentIn(late, 2, 9).toISOString());
    await enroll(system.url(), 1);
    await system.settle();
    await system.clock(momentIn(late, 8, 6).toISOString());
    expect(await closeWeek(late)).toMatchObject({ result: { weeks: [skipped, late] } });
    const weeks = [await frozen(skipped), await frozen(late)].map(({ statement }) => statement);
    expect(weeks.map(({ number, national }) => [number, national.flows['choices']])).toEqual([
      [4, 2],
      [5, 1],
    ]);
    expect([(await mailsOf(skipped)).length, (await mailsOf(late)).length]).toEqual([72, 72]);
  });
});

test('every letter of these Mondays was sent once, and nothing was put aside', async () => {
  const letters = ofKind(await scanTable(system.host()), 'letter');
  const tags = (await system.mails()).flatMap(({ tags: { letter } }) => letter ?? []);
  expect(tags.sort()).toEqual(letters.map(({ mailbox, sk }) => `${mailbox}_${sk}`).sort());
  expect(await system.deadLetters()).toEqual([]);
});
