import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { ofKind, type Row, scanTable } from '../../local/scan-table.ts';
import { type EnrollmentBody, enrollmentFor } from '../../local/week/people.ts';
import { sendJson } from '../support/http-client.ts';
import { localHost } from '../support/local-host.ts';

const system = localHost({
  now: '2026-11-25T02:00:00.000Z',
  offices: ['disnaker@32.12', 'kemensos', 'kemnaker'],
});

const programs = ['padat-karya', 'pemberdayaan-sosial', 'ttg'] as const;
const choose = (...chosen: readonly string[]) => chosen.map((program) => ({ program }));
const enroll = (body: EnrollmentBody) => sendJson(system.at('/enrollments'), body);

let seed = 0;
/** Somebody asks for one program; then, from another phone, the same person asks for it and for two more. */
function nextPerson(): { first: EnrollmentBody; again: EnrollmentBody } {
  seed += 1;
  const wish = { targetGroup: 'purna', district: '32.12', choices: choose('padat-karya') };
  const first = enrollmentFor(seed, wish);
  const phone = `+6281399${String(seed).padStart(6, '0')}`;
  return { first, again: { ...first, submissionId: randomUUID(), phone, choices: choose(...programs) } };
}

const rows = () => scanTable(system.host());
const namesOf = (found: readonly Row[]) => found.map(({ kind, program }) => `${kind} ${program}`).sort();

/** What stands after both applications, whoever ended on the way: nothing missing, nothing twice. */
async function expectThreeChoices(before: readonly Row[]): Promise<void> {
  const known = new Set(before.map(({ pk, sk }) => `${pk} ${sk}`));
  const added = (await rows()).filter(({ pk, sk }) => !known.has(`${pk} ${sk}`));
  const submissions = ofKind(added, 'submission');
  const [older, newer] = submissions.toSorted((a, b) => lengthOf(a) - lengthOf(b));
  expect(submissions.map(lengthOf).sort()).toEqual([1, 3]);
  const needs = ofKind(added, 'referral', 'check');
  expect(new Set(needs.map(({ pk }) => pk)).size).toBe(1);
  const of = (one: Row | undefined) =>
    namesOf(needs.filter(({ submission }) => submission === one?.['submission']));
  expect(of(older)).toEqual(['referral padat-karya']);
  expect(of(newer)).toEqual(['check padat-karya', 'referral pemberdayaan-sosial', 'referral ttg']);
  expect(needs).toHaveLength(4);
  expect(needs.every(({ state, answerNumber }) => state === 'pending' && answerNumber === undefined)).toBe(
    true,
  );
}

const lengthOf = (row: Row): number => (row['choices'] as unknown[]).length;

async function expectOneReceipt(
  body: EnrollmentBody,
  first: Awaited<ReturnType<typeof enroll>>,
): Promise<void> {
  const again = await Promise.all([enroll(body), enroll(body)]);
  expect(again.map(({ status, text }) => [status, text])).toEqual([
    [201, first.text],
    [201, first.text],
  ]);
}

test.each(['before', 'after'])(
  'of three choices one exists already, and enroll ends %s its write: the phone tries again and all is as it should be',
  async (when) => {
    const before = await rows();
    const { first, again } = nextPerson();
    await enroll(first);
    await system.settle();
    await system.kill('enroll', `${when} dynamodb PutItem 1`);
    expect((await enroll(again)).status).toBeGreaterThanOrEqual(500);
    const answer = await enroll(again);
    expect(answer.status).toBe(201);
    await system.settle();
    await expectOneReceipt(again, answer);
    await system.settle();
    await expectThreeChoices(before);
    expect((await system.describe()).kills).toEqual([]);
  },
);

/** What dispatch asks of the table for the second application: two counts of the hour, then each choice and a check. */
const callsOfDispatch = ['UpdateItem 1', 'UpdateItem 2', 'PutItem 1', 'PutItem 2', 'PutItem 3', 'PutItem 4'];
const ends = callsOfDispatch.flatMap((call) => [`before dynamodb ${call}`, `after dynamodb ${call}`]);

test.each(ends)('of three choices one exists already, and dispatch ends %s', async (moment) => {
  const before = await rows();
  const { first, again } = nextPerson();
  await enroll(first);
  await system.settle();
  await system.kill('dispatch', moment);
  const answer = await enroll(again);
  await system.settle();
  await expectOneReceipt(again, answer);
  await system.settle();
  await expectThreeChoices(before);
  expect((await system.describe()).kills).toEqual([]);
});

test('everything ends at once: enroll after its write, dispatch after each of its own', async () => {
  const before = await rows();
  const { first, again } = nextPerson();
  await enroll(first);
  await system.settle();
  await system.kill('enroll', 'after dynamodb PutItem 1');
  // Each try of dispatch gets one write further.
  for (const call of ['PutItem 1', 'PutItem 3', 'PutItem 6', 'PutItem 10'])
    await system.kill('dispatch', `after dynamodb ${call}`);
  expect((await enroll(again)).status).toBeGreaterThanOrEqual(500);
  const answer = await enroll(again);
  expect(answer.status).toBe(201);
  await system.settle();
  await expectOneReceipt(again, answer);
  await system.settle();
  await expectThreeChoices(before);
  expect((await system.describe()).kills).toEqual([]);
  expect(await system.deadLetters()).toEqual([]);
});
