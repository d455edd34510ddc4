import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { EnrollmentBody } from '../../../local/week/people.ts';
import { admin } from '../admin.ts';
import type { Reply } from '../http-client.ts';
import type { LocalHost } from '../local-host.ts';
import type { OfficeSession } from '../signed-in.ts';
import { loseNews } from './lost-news.ts';
import { misuse } from './misuse.ts';
import { correctedPhone, place, plain, troubled } from './people.ts';
import { putInLetterQueue, waitingMessages } from './queues.ts';
import type { Witness } from './witness.ts';

export const offices = ['kemlu', 'kemensos', 'kemendesa', 'disnaker@32.12', 'desk', 'kemnaker'];

export type Played = {
  readonly receipts: readonly string[];
  readonly taken: number;
  /** Bodies that waited in queues while nobody read them. */
  readonly queued: readonly string[];
  readonly aside: readonly unknown[];
};

/**
 * Every function on every path that reaches another kind of item, with people whose every field is marked: what is
 * never called here should not be allowed, and what is said here should hold no mark.
 */
export async function playEverything(system: LocalHost, world: Witness): Promise<Played> {
  const receipts = await apply(system, world);
  const taken = await misuse(system, world);
  await system.settle();
  await answer(world);
  await askByReceipt(world, receipts);
  await system.settle();
  const queued = await tell(system, world);
  await repair(system, world);
  await sendCanaries(system);
  await closeTheWeek(system, world);
  await moveAnOffice(system, world);
  const aside = await system.deadLetters();
  await growOld(system, world);
  return { receipts, taken, queued, aside };
}

const receiptOf = ({ status, text }: Reply): string => {
  expect(status).toBe(201);
  return (JSON.parse(text) as { receipt: string }).receipt;
};

async function apply(system: LocalHost, world: Witness): Promise<string[]> {
  const enroll = (body: EnrollmentBody) => world.post('/enrollments', body, true);
  for (const path of ['/', '/assisted', '/catalog', '/districts', '/status', '/health'])
    await world.get(path);
  const repeat = { submissionId: randomUUID(), phone: '0813-9988-7766', language: 'en' } as const;
  const receipts = [];
  for (const body of [troubled, { ...troubled, ...repeat }, plain(7531), plain(7532), plain(7533)])
    receipts.push(receiptOf(await enroll(body)));
  expect((await enroll(plain(7534, { district: '11.01' }))).status).toBe(422);
  await system.settle();
  return receipts;
}

type Need = { readonly id: string; readonly answerNumber: number };

export async function needsOf(office: OfficeSession): Promise<Need[]> {
  const { persons } = JSON.parse((await office.get('/office/list')).text) as { persons: { needs: Need[] }[] };
  return persons.flatMap(({ needs }) => needs);
}

const give = async (office: OfficeSession, at: number, given: object): Promise<void> => {
  const { id, answerNumber } = (await needsOf(office))[at] as Need;
  await office.get(`/office/referrals/${id}`);
  const { status } = await office.post('/office/answers', { ids: [id], answerNumber, ...given });
  expect(status).toBe(200);
};

/** Owners open, check the card, accept, promise, share and decline; others look at what is theirs. */
async function answer(world: Witness): Promise<void> {
  const kemlu = await world.office('kemlu', true);
  await give(kemlu, 0, { action: 'check-card', nik: troubled.nik });
  await give(kemlu, 0, { action: 'accept' });
  await give(kemlu, 0, { action: 'share', with: 'kemensos' });
  const disnaker = await world.office('disnaker-32-12', true);
  await give(disnaker, 0, { action: 'accept' });
  await give(disnaker, 0, { action: 'schedule', date: '2026-12-01', place });
  await give(disnaker, 0, { action: 'share', with: 'kemendesa' });
  await give(disnaker, 2, { action: 'decline', reason: 'no-capacity', next: 'desk' });
  const stranger = await world.office('kemnaker', false);
  const [{ id, answerNumber } = { id: '', answerNumber: 0 }] = await needsOf(disnaker);
  await stranger.get(`/office/referrals/${id}`);
  await stranger.post('/office/answers', {
    ids: [id],
    answerNumber,
    action: 'accept',
    [troubled.name]: place,
  });
}

async function askByReceipt(world: Witness, receipts: readonly string[]): Promise<void> {
  const ask = (receipt: string | undefined, wish: object = {}) =>
    world.post('/status', { receipt, confirmed: true, ...wish }, true);
  await ask(receipts[0], { action: 'correct-phone', phone: correctedPhone, phoneOf: 'family' });
  await ask(receipts[1], { action: 'withdraw', choice: 1 });
  for (const receipt of receipts) expect((await ask(receipt)).status).toBe(200);
}

/** Letters wait, are forgotten and found again; the mail service is down, refuses, and loses what it would tell. */
async function tell(system: LocalHost, world: Witness): Promise<string[]> {
  await system.pause('notify');
  await system.fire('gather', '2026-11-25T03:00:00.000Z');
  await system.fire('gather', '2026-11-25T05:00:00.000Z');
  const queued = await waitingMessages(system);
  await putInLetterQueue(system, 'halo');
  system.host().ses.trouble({ kind: 'down' });
  await system.pause('notify', false);
  await system.clock('2026-11-25T06:30:00.000Z');
  system.host().ses.trouble(undefined);
  await system.clock('2026-11-25T09:00:00.000Z');
  system.host().ses.suppress('kemendesa@kantor.example');
  const kemendesa = await world.office('kemendesa', true);
  await kemendesa.get('/office/list');
  await kemendesa.get('/office/support');
  return queued;
}

/** A submission that the stream does not tell, and a run of the night that finds it. */
async function repair(system: LocalHost, world: Witness): Promise<void> {
  await system.pause('dispatch');
  receiptOf(await world.post('/enrollments', { ...troubled, submissionId: randomUUID() }, true));
  receiptOf(await world.post('/enrollments', plain(7535, { phone: '+6281355448876' }), true));
  await system.fire('reconcile', '2026-11-25T22:00:00.000Z');
  await system.pause('dispatch', false);
  await system.kill('feedback', 'before dynamodb UpdateItem 1');
  await system.kill('notify', 'before ses SendRawEmail 1');
  await system.fire('gather', '2026-11-26T03:00:00.000Z');
  await system.clock('2026-11-26T06:00:00.000Z');
  await loseNews(system, '2026-11-26T03:00:00.000Z');
}

/** One that is looked for an hour later, and one that somebody waits for. */
async function sendCanaries(system: LocalHost): Promise<void> {
  await system.fire('canary', '2026-11-26T07:20:00.000Z');
  await system.settle();
  await system.fire('canary', '2026-11-26T08:20:00.000Z');
  await system.host().fire('canary', undefined, { wait: true });
}

async function closeTheWeek(system: LocalHost, world: Witness): Promise<void> {
  await system.fire('summarize', '2026-11-29T23:00:00.000Z');
  await system.host().fire('summarize', undefined, { recount: '2026-W48' });
  await system.fire('gather', '2026-11-30T03:00:00.000Z');
  const kemnaker = await world.office('kemnaker', false);
  const weeks = ['2026-W48', '2026-W48/national'].flatMap((week) => [week, `${week}.xlsx`, `${week}.csv`]);
  for (const week of ['', ...weeks.map((week) => `/${week}`)])
    await kemnaker.get(`/office/statements${week}`);
  const desk = await world.office('desk', true);
  await desk.get('/office/desk');
}

/** The operator enters another address, and its office proves it; it starts the next day. */
async function moveAnOffice(system: LocalHost, world: Witness): Promise<void> {
  const address = 'kemensos-baru@offices.example';
  const ask = async (typed: string): Promise<string> => {
    const { code, out, err } = await admin(`offices ${typed} --json --endpoint ${system.url()}`);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    return out;
  };
  await ask('set kemendag address=kemendag@offices.example');
  await ask('sign-out kemensos');
  await ask(`set kemensos telephone=0213103591 address=${address}`);
  await ask('cancel kemensos');
  await ask(`set kemensos address=${address}`);
  const { code } = JSON.parse(await ask('verify kemensos')) as { code: string };
  await system.settle();
  const mail = (await system.mails()).find(({ to }) => to.includes(address));
  const [path = '', token = ''] = /\/office\/verify\/(\S+)/.exec(mail?.text ?? '') ?? [];
  await world.get(path);
  expect((await world.postForm('/office/verify', { token, code })).status).toBe(200);
  await ask('list');
  await system.fire('gather', '2026-12-01T03:00:00.000Z');
}

/** Nobody answers: needs move on, what was asked is looked at again, and letters are forgotten. */
async function growOld(system: LocalHost, world: Witness): Promise<void> {
  await system.fire('reconcile', '2026-12-16T22:00:00.000Z');
  await system.fire('reconcile', '2026-12-17T22:00:00.000Z');
  await system.fire('summarize', '2026-12-20T23:00:00.000Z');
  const kemendesa = await world.office('kemendesa', true);
  await kemendesa.get('/office/support');
}
