import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { expect, test } from 'vitest';
import { localPlace } from '../../local/emulators/emulator.ts';
import type { Mail } from '../../local/emulators/ses.ts';
import { hostClient } from '../../local/host-client.ts';
import { ofKind, scanTable } from '../../local/scan-table.ts';
import { type EnrollmentBody, enrollmentFor } from '../../local/week/people.ts';
import { DynamoTable } from '../../shared/storage/dynamo-table.ts';
import { findOffice, saveOffice } from '../../shared/storage/offices.ts';
import { addressOf } from '../support/directory.ts';
import { send, sendJson } from '../support/http-client.ts';
import { localHost } from '../support/local-host.ts';

// Each test lives in days of its own, in the order of the file: Jakarta's clock is seven hours ahead of these.
const system = localHost({
  now: '2026-11-25T01:00:00.000Z',
  offices: [
    ...['32.02', '32.03', '32.12', '33.01', '33.02', '33.05', '33.07', '33.11', '33.14'].map(manpower),
    ...['52.01', '52.02', '73.15'].map(manpower),
    ...['kemlu', 'bnp2tki'],
  ],
});
let seed = 0;

function manpower(district: string): string {
  return `disnaker@${district}`;
}

/** A new person's request, as often at the same moment as said. */
async function enroll(district: string, overrides: Partial<EnrollmentBody> = {}, times = 1): Promise<void> {
  seed += 1;
  const plain = { targetGroup: 'purna', choices: [{ program: 'padat-karya' }] };
  const body = enrollmentFor(seed, { ...plain, district, ...overrides });
  const replies = Array.from({ length: times }, () => sendJson(system.at('/enrollments'), body));
  expect(new Set((await Promise.all(replies)).map(({ status }) => status))).toEqual(new Set([201]));
}

const troubled = (): Partial<EnrollmentBody> => ({
  targetGroup: 'bermasalah',
  choices: [{ program: 'tki-bermasalah', caseLocation: 'abroad' }],
  about: 'self',
});

async function mailTo(mailbox: string): Promise<Mail[]> {
  return (await system.mails()).filter(({ to }) => to.includes(addressOf(mailbox)));
}

/** How many letters each of these offices had got after each of these ticks of the hourly schedule. */
async function lettersAfter(ticks: readonly string[], mailbox: string): Promise<number[]> {
  const counts: number[] = [];
  for (const at of ticks) {
    expect(await system.fire('gather', at)).toMatchObject({ status: 'succeeded' });
    counts.push((await mailTo(mailbox)).length);
  }
  return counts;
}

async function newInLetters(mailbox: string): Promise<number[]> {
  const letters = ofKind(await scanTable(system.host()), 'letter').filter(
    (one) => one['mailbox'] === mailbox,
  );
  return letters.map(({ counts }) => (counts as { new: number }).new);
}

test('all that is new goes in one letter to the lead; thirty more people wait for the next one', async () => {
  await enroll('32.12', {}, 20);
  expect(await lettersAfter(['2026-11-25T02:00:00.000Z'], 'disnaker-32-12')).toEqual([1]);
  await Promise.all(Array.from({ length: 30 }, () => enroll('32.12')));
  const sameWindow = ['2026-11-25T03:00:00.000Z', '2026-11-25T04:00:00.000Z'];
  expect(await lettersAfter(sameWindow, 'disnaker-32-12')).toEqual([1, 1]);
  expect(await lettersAfter(['2026-11-25T05:00:00.000Z'], 'disnaker-32-12')).toEqual([2]);
  expect(await newInLetters('disnaker-32-12')).toEqual([1, 30]);
  const [, second] = await mailTo('disnaker-32-12');
  expect(second?.text).toMatch(/\b30\b/);
  expect(second?.text.match(/https?:\/\/\S+/g)?.map((link) => link.replace(/[^/]+$/, ''))).toEqual([
    `${system.url()}/office/`,
  ]);
});

test('a tick that fires twice, or late for its time, adds no letter', async () => {
  await enroll('32.02');
  const tick = '2026-11-25T06:00:00.000Z';
  await Promise.all([system.fire('gather', tick), system.fire('gather', tick)]);
  await system.clock('2026-11-25T06:40:00.000Z');
  expect(await lettersAfter([tick], 'disnaker-32-02')).toEqual([1]);
});

test('through a day of people coming, an office gets a letter every third hour and misses nobody', async () => {
  const counts: number[] = [];
  for (let hour = 0; hour < 4; hour += 1) {
    await system.clock(`2026-11-26T0${hour}:00:00.000Z`);
    await enroll('32.03');
    counts.push(...(await lettersAfter([`2026-11-26T0${hour}:30:00.000Z`], 'disnaker-32-03')));
  }
  expect(counts).toEqual([1, 1, 1, 2]);
  expect(await newInLetters('disnaker-32-03')).toEqual([1, 3]);
});

test('an office hears nothing at night, and the first thing in the morning', async () => {
  await system.clock('2026-11-26T19:40:00.000Z');
  await enroll('33.01');
  const night = ['2026-11-26T20:00:00.000Z', '2026-11-26T23:59:00.000Z'];
  expect(await lettersAfter(night, 'disnaker-33-01')).toEqual([0, 0]);
  expect(await lettersAfter(['2026-11-27T00:00:00.000Z'], 'disnaker-33-01')).toEqual([1]);
});

test('an office hears nothing after five o’clock, on Saturday or on Sunday', async () => {
  await system.clock('2026-11-27T09:30:00.000Z');
  await enroll('33.02');
  const quiet = ['2026-11-27T10:00:00.000Z', '2026-11-28T03:00:00.000Z', '2026-11-29T03:00:00.000Z'];
  expect(await lettersAfter(quiet, 'disnaker-33-02')).toEqual([0, 0, 0]);
  expect(await lettersAfter(['2026-11-30T03:00:00.000Z'], 'disnaker-33-02')).toEqual([1]);
});

test('somebody in trouble is not made to wait: at three on a Sunday night the office is told at once', async () => {
  await system.clock('2026-12-05T20:10:00.000Z');
  await enroll('33.05', troubled());
  await system.settle();
  const [letter, ...others] = await mailTo('kemlu');
  expect([letter?.at, others]).toEqual(['2026-12-05T20:10:00.000Z', []]);
  const [ordinary] = await mailTo('disnaker-33-01');
  const outside = (mail: Mail | undefined) => [mail?.subject, mail?.text.split('\n').length];
  expect(outside(letter)).toEqual(outside(ordinary));
  expect(await lettersAfter(['2026-12-07T03:00:00.000Z'], 'kemlu')).toEqual([1]);
});

test('each office keeps the hours of its own clock', async () => {
  await moveToZone('disnaker@73.15', 'Asia/Jayapura');
  await system.clock('2026-12-08T13:00:00.000Z');
  await Promise.all(['33.07', '52.01', '73.15'].map((district) => enroll(district)));
  const mailboxes = ['disnaker-73-15', 'disnaker-52-01', 'disnaker-33-07'];
  const told: number[][] = [];
  for (const hour of [21, 22, 23, 24]) {
    const at = new Date(Date.UTC(2026, 11, 8, hour)).toISOString();
    await system.fire('gather', at);
    told.push(await Promise.all(mailboxes.map(async (mailbox) => (await mailTo(mailbox)).length)));
  }
  expect(told).toEqual([
    [0, 0, 0],
    [1, 0, 0],
    [1, 1, 0],
    [1, 1, 1],
  ]);
});

test('each office stops hearing by its own clock', async () => {
  await system.clock('2026-12-09T07:30:00.000Z');
  await Promise.all(['33.11', '52.02', '73.15'].map((district) => enroll(district)));
  const mailboxes = ['disnaker-73-15', 'disnaker-52-02', 'disnaker-33-11'];
  const before = await Promise.all(mailboxes.map(async (mailbox) => (await mailTo(mailbox)).length));
  await system.fire('gather', '2026-12-09T09:00:00.000Z');
  const after = await Promise.all(mailboxes.map(async (mailbox) => (await mailTo(mailbox)).length));
  expect(after.map((count, at) => count - (before[at] ?? 0))).toEqual([0, 0, 1]);
});

test('on a holiday only somebody in trouble is written about', async () => {
  await system.clock('2026-12-24T01:00:00.000Z');
  await enroll('33.14');
  await enroll('33.14', { ...troubled(), choices: [{ program: 'tki-bermasalah', caseLocation: 'home' }] });
  await system.settle();
  expect(await mailTo('bnp2tki')).toHaveLength(1);
  const holidays = ['2026-12-24T03:00:00.000Z', '2026-12-25T03:00:00.000Z'];
  expect(await lettersAfter(holidays, 'disnaker-33-14')).toEqual([0, 0]);
  expect(await lettersAfter(['2026-12-28T03:00:00.000Z'], 'disnaker-33-14')).toEqual([1]);
});

test('every letter that was frozen went once, and no work was put aside', async () => {
  const letters = ofKind(await scanTable(system.host()), 'letter');
  const tags = (await system.mails()).map(({ tags }) => tags['letter']);
  expect([...tags].sort()).toEqual(letters.map(({ mailbox, sk }) => `${mailbox}_${sk}`).sort());
  expect(new Set(letters.map(({ state }) => state))).toEqual(new Set(['delivered']));
  expect(await system.deadLetters()).toEqual([]);
});

/** The catalog has no office in the east; an operator can move one there. */
async function moveToZone(office: string, zone: 'Asia/Jayapura'): Promise<void> {
  const { table } = system.host();
  const client = new DynamoDBClient(hostClient(table.endpoint, localPlace.region));
  const records = new DynamoTable(client, table.name);
  const entry = await findOffice(records, office);
  if (entry) await saveOffice(records, { ...entry, zone });
  client.destroy();
}

test('a letter is told to whoever waits for the next mail', async () => {
  const before = (await system.mails()).length;
  const waiting = send(system.at(`/_local/mail?after=${before}`));
  await enroll('33.14', troubled());
  const [first] = JSON.parse((await waiting).text) as Mail[];
  expect(first?.tags['letter']).toMatch(/_R-/);
  await system.settle();
});
