import { expect, test } from 'vitest';
import { ofKind, scanTable } from '../../local/scan-table.ts';
import { enrollmentFor } from '../../local/week/people.ts';
import { sendJson } from '../support/http-client.ts';
import { localHost } from '../support/local-host.ts';
import { type OfficeSession, signIn } from '../support/signed-in.ts';

const system = localHost({ now: '2026-11-25T02:00:00.000Z', offices: ['disnaker@32.12'] });
const choices = [{ program: 'padat-karya' }];
const wish = { targetGroup: 'purna', district: '32.12', choices } as const;
const [person, other] = [enrollmentFor(1, wish), enrollmentFor(2, wish)];

type Listed = {
  readonly persons: { readonly needs: { readonly id: string; readonly answerNumber: number }[] }[];
};
type Answered = { readonly results: readonly object[] };

const rows = async (kind: string) => ofKind(await scanTable(system.host()), kind);

async function needOf(office: OfficeSession) {
  const { persons } = JSON.parse((await office.get('/office/list')).text) as Listed;
  const need = persons[0]?.needs[0];
  if (!need) throw new Error('nothing is listed');
  return need;
}

async function say(office: OfficeSession, answer: object): Promise<object | undefined> {
  const { id, answerNumber } = await needOf(office);
  const { text } = await office.post('/office/answers', { ids: [id], answerNumber, ...answer });
  return (JSON.parse(text) as Answered).results[0];
}

test('a person is seen by nobody without a trace, also where the function is killed as it writes it', async () => {
  expect((await sendJson(system.at('/enrollments'), person)).status).toBe(201);
  await system.settle();
  const office = await signIn(system, 'disnaker-32-12');
  const path = `/office/referrals/${(await needOf(office)).id}`;
  await system.kill('office', 'before dynamodb PutItem 1');
  const killed = await office.get(path);
  expect(killed.status).toBeGreaterThanOrEqual(500);
  expect(killed.text).not.toContain(person.name);
  expect(await rows('view')).toEqual([]);
  expect((await office.get(path)).text).toContain(person.name);
  expect(await rows('view')).toMatchObject([{ office: 'disnaker@32.12', by: 'SA' }]);
});

test('a card is compared without its number staying anywhere', async () => {
  const office = await signIn(system, 'disnaker-32-12');
  const differs = { result: 'invalid', errors: [{ path: 'nik', code: 'card-differs', params: { left: 4 } }] };
  expect(await say(office, { action: 'check-card', nik: other.nik })).toMatchObject(differs);
  expect(await say(office, { action: 'check-card', nik: person.nik })).toMatchObject({ result: 'changed' });
  expect(await rows('referral')).toMatchObject([{ cardTries: 2, card: { by: 'SA' }, state: 'pending' }]);
  const kept = JSON.stringify([await scanTable(system.host()), await system.logs()]);
  for (const { nik } of [person, other]) expect(kept).not.toContain(nik);
});

test('a need is closed as out of reach after calls on three days, each of them a decision', async () => {
  const notReachable = { action: 'close', outcome: 'not-reachable' };
  for (const [day, missing] of [
    ['2026-11-25T03:00:00.000Z', 3],
    ['2026-11-26T03:00:00.000Z', 2],
    ['2026-11-27T03:00:00.000Z', 1],
  ] as const) {
    await system.clock(day);
    const office = await signIn(system, 'disnaker-32-12');
    if (missing === 3) await say(office, { action: 'accept' });
    expect(await say(office, notReachable)).toMatchObject({ errors: [{ params: { missing } }] });
    expect(await say(office, { action: 'try' })).toMatchObject({ result: 'changed', state: 'accepted' });
    expect(await say(office, { action: 'try' })).toMatchObject({ result: 'unchanged' });
  }
  const office = await signIn(system, 'disnaker-32-12');
  expect(await say(office, notReachable)).toMatchObject({ result: 'changed', state: 'closed' });
  await system.settle();
  const decisions = (await rows('decision')).toSorted((a, b) => Number(a['number']) - Number(b['number']));
  expect(decisions.map(({ action }) => action)).toEqual(['accept', 'try', 'try', 'try', 'close']);
});
