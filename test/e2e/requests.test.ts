import { describe, expect, it, test } from 'vitest';
import { ofKind, type Row, scanTable } from '../../local/scan-table.ts';
import { type EnrollmentBody, enrollmentFor } from '../../local/week/people.ts';
import type { Answer } from '../../shared/referral/referral.ts';
import { watch } from '../support/consequences.ts';
import { frozenWeek } from '../support/frozen-weeks.ts';
import { sendForm, sendJson } from '../support/http-client.ts';
import { findPlanted, textSource } from '../support/leak-scan.ts';
import { localHost } from '../support/local-host.ts';
import { mondayAfter } from '../support/mondays.ts';
import { flowsOf, recountWeek, standingOf } from '../support/recount.ts';
import { signIn } from '../support/signed-in.ts';

const offices = ['disnaker@32.12', 'bnp2tki', 'kemlu', 'kemensos', 'kemnaker', 'desk'];
const system = localHost({ now: '2026-11-25T02:00:00.000Z', offices });
const { following, expectAllKilled } = watch(system);
const receipts: string[] = [];
let seed = 0;

type Wish = Readonly<Record<string, string | number>>;
type Status = { choices: { stage: string; withdrawn?: boolean }[]; receipt: string };

async function apply(wish: Partial<EnrollmentBody>): Promise<string> {
  seed += 1;
  const { status, text } = await sendJson(
    system.at('/enrollments'),
    enrollmentFor(seed, { district: '32.12', ...wish }),
  );
  expect(status).toBe(201);
  await system.settle();
  const { receipt } = JSON.parse(text) as Status;
  receipts.push(receipt);
  return receipt;
}

const plain = { targetGroup: 'purna', choices: [{ program: 'padat-karya' }, { program: 'ttg' }] };
const troubled = {
  targetGroup: 'bermasalah',
  choices: [{ program: 'tki-bermasalah', caseLocation: 'abroad' }],
};

const ask = (receipt: string, wish: Wish = {}) =>
  sendJson(system.at('/status'), { receipt, ...wish, confirmed: true });
const statusOf = async (receipt: string): Promise<Status> =>
  JSON.parse((await sendJson(system.at('/status'), { receipt })).text) as Status;

type Stored = Row & { readonly state: string; readonly office: string; readonly answers: readonly Answer[] };
/** What a submission owns; each of them came at a moment of its own. */
async function ownOf(receipt: string): Promise<Stored[]> {
  const rows = ofKind(await scanTable(system.host()), 'referral', 'check') as Stored[];
  const { receivedAt } = (await statusOf(receipt)) as Status & { receivedAt: string };
  return rows.filter((row) => row['receivedAt'] === receivedAt);
}

/** Each application has a minute of its own, by which its items are found. */
async function minuteLater(minutes = 1): Promise<void> {
  await system.clock(new Date(system.host().now().getTime() + minutes * 60_000).toISOString());
}

async function closeAll(mailbox: string, outcome: string): Promise<void> {
  const office = await signIn(system, mailbox);
  for (const answer of [{ action: 'accept' }, { action: 'close', outcome }]) {
    const { persons } = JSON.parse((await office.get('/office/list')).text) as {
      persons: { needs: { id: string; answerNumber: number }[] }[];
    };
    const ids = persons.flatMap(({ needs }) => needs.map(({ id, answerNumber }) => `${id}.${answerNumber}`));
    await office.post('/office/answers', { ids, ...answer });
  }
  await system.settle();
}

describe('a withdrawal', () => {
  it('by a form without scripts is asked twice, then closes the need, and no letter tells of it any more', async () => {
    const receipt = await apply(plain);
    const asked = await sendForm(system.at('/status'), { receipt, action: 'withdraw' });
    expect(asked.text).toContain('name="confirmed" value="true"');
    expect((await statusOf(receipt)).choices.map(({ stage }) => stage)).toEqual(['received', 'received']);
    const { text } = await sendForm(system.at('/status'), { receipt, action: 'withdraw', confirmed: 'true' });
    expect(text).toContain('Tercatat: Anda membatalkan');
    await system.settle();
    expect((await ownOf(receipt)).map(({ state }) => state)).toEqual(['closed', 'closed']);
    const { letters } = await following(async () => {
      await system.clock('2026-11-25T03:00:00.000Z');
      await system.fire('gather', '2026-11-25T03:00:00.000Z');
    });
    expect(letters).toEqual([]);
  });

  it.each(['before dynamodb UpdateItem 1', 'after dynamodb UpdateItem 1'])(
    'whose function ended %s is sent again, and is one request',
    async (moment) => {
      await minuteLater();
      const receipt = await apply(plain);
      await system.kill('pages', moment);
      expect((await ask(receipt, { action: 'withdraw', choice: 1 })).status).toBeGreaterThanOrEqual(500);
      expect((await ask(receipt, { action: 'withdraw', choice: 1 })).status).toBe(200);
      await system.settle();
      const states = (await ownOf(receipt)).map(({ state, answers }) => [state, answers.length]);
      expect(states.sort()).toEqual([
        ['closed', 1],
        ['pending', 0],
      ]);
      await expectAllKilled();
    },
  );

  it.each(
    ['dynamodb UpdateItem 1', 'dynamodb UpdateItem 2', 'dynamodb PutItem 1'].flatMap((call) => [
      `before ${call}`,
      `after ${call}`,
    ]),
  )('of two choices is carried out once, where dispatch ended %s', async (moment) => {
    await minuteLater();
    const receipt = await apply(plain);
    await system.kill('dispatch', moment);
    await ask(receipt, { action: 'withdraw' });
    await system.settle();
    const own = await ownOf(receipt);
    expect(own.map(({ state, answers }) => [state, answers.length])).toEqual([
      ['closed', 1],
      ['closed', 1],
    ]);
    await expectAllKilled();
  });
});

describe('a withdrawal of what its office has opened', () => {
  const social = { targetGroup: 'purna', choices: [{ program: 'pemberdayaan-sosial' }] };
  const ownNeed = async (receipt: string) => (await ownOf(receipt))[0];

  /** Opened by its office, told to it, and asked to be withdrawn. */
  async function pausedNeed(kill?: string): Promise<string> {
    // A mailbox gets three codes in ten minutes.
    await minuteLater(5);
    const receipt = await apply(social);
    const office = await signIn(system, 'kemensos');
    const { persons } = JSON.parse((await office.get('/office/list')).text) as {
      persons: { needs: { id: string }[] }[];
    };
    for (const { id } of persons.flatMap(({ needs }) => needs)) await office.get(`/office/referrals/${id}`);
    if (kill) await system.kill('dispatch', kill);
    await ask(receipt, { action: 'withdraw' });
    await system.settle();
    return receipt;
  }

  it.each(['before dynamodb UpdateItem 1', 'after dynamodb UpdateItem 1', 'before dynamodb PutItem 1'])(
    'rests, is undone, and stands as before, where dispatch ended %s',
    async (moment) => {
      const receipt = await pausedNeed(moment);
      expect(await ownNeed(receipt)).toMatchObject({ state: 'pending', withdrawal: {} });
      expect(await statusOf(receipt)).toMatchObject({ choices: [{ stage: 'closed', withdrawn: true }] });
      await system.kill('dispatch', moment);
      await ask(receipt, { action: 'keep' });
      await system.settle();
      const { answers, ...need } = (await ownNeed(receipt)) as Stored;
      expect(answers.map(({ action }) => action)).toEqual(['pause', 'resume']);
      expect(need).not.toHaveProperty('withdrawal');
      expect(await statusOf(receipt)).toMatchObject({ choices: [{ stage: 'received' }] });
      await expectAllKilled();
      await ask(receipt, { action: 'withdraw' });
      await system.settle();
    },
  );

  it('is told to the office as a task, and ends once after 72 hours, wherever reconcile ended', async () => {
    const receipt = await pausedNeed();
    const { letters } = await following(async () => {
      await system.clock('2026-11-25T06:00:00.000Z');
      await system.fire('gather', '2026-11-25T06:00:00.000Z');
    });
    const [letter] = letters.filter(({ mailbox }) => mailbox === 'kemensos');
    expect(letter?.['counts']).toMatchObject({ new: 0, withdrawals: 4 });
    const office = await signIn(system, 'kemensos');
    const list = await office.get('/office/list');
    expect(list.text.match(/"said":"pause"/g)).toHaveLength(4);

    await system.clock('2026-11-28T07:00:00.000Z');
    expect((await ask(receipt, { action: 'keep' })).status).toBe(409);
    const late = await signIn(system, 'kemensos');
    expect(JSON.parse((await late.get('/office/list')).text)).toMatchObject({ persons: [] });
    expect((await ownNeed(receipt))?.state).toBe('pending');
    for (const moment of ['before dynamodb UpdateItem 1', 'after dynamodb UpdateItem 2']) {
      await system.kill('reconcile', moment);
      await system.fire('reconcile', '2026-11-28T22:00:00.000Z');
    }
    await system.fire('reconcile', '2026-11-28T22:00:00.000Z');
    await system.settle();
    expect(await ownNeed(receipt)).toMatchObject({
      state: 'closed',
      answers: [{ action: 'pause' }, { action: 'withdraw', outcome: 'withdrawn' }],
    });
    await expectAllKilled();
  });
});

describe('“no help came”', () => {
  it('brings a restricted case to another office of its program, with a letter and an email at once', async () => {
    await minuteLater();
    const receipt = await apply(troubled);
    await closeAll('kemlu', 'case-resolved');
    expect((await statusOf(receipt)).choices).toEqual([{ stage: 'closed' }]);
    const { letters, mails } = await following(async () => {
      const answer = await ask(receipt, { action: 'confirm', choice: 1, answer: 'no' });
      expect(JSON.parse(answer.text)).toMatchObject({ choices: [{ stage: 'received' }] });
      await system.settle();
    });
    expect(letters.map(({ mailbox }) => mailbox)).toEqual(['bnp2tki']);
    expect(mails).toHaveLength(1);
    expect(await ownOf(receipt)).toMatchObject([{ state: 'pending', office: 'bnp2tki', ownerNumber: 2 }]);
    expect((await statusOf(receipt)).choices).toMatchObject([{ stage: 'received' }]);
  });

  it('brings any other need to the desk; “yes” only says so', async () => {
    await minuteLater();
    const receipt = await apply(plain);
    await closeAll('disnaker-32-12', 'trained');
    await ask(receipt, { action: 'confirm', choice: 1, answer: 'no' });
    await ask(receipt, { action: 'confirm', choice: 2, answer: 'yes' });
    await system.settle();
    const own = (await ownOf(receipt)).toSorted((a, b) => (a.office < b.office ? -1 : 1));
    expect(own).toMatchObject([
      { office: 'desk', state: 'pending' },
      { office: 'disnaker@32.12', state: 'closed', confirmed: { answer: 'yes' } },
    ]);
  });
});

describe('a corrected phone', () => {
  it('is opened for the owner, and stands in clear in no item, log, letter or message', async () => {
    await minuteLater();
    const receipt = await apply(plain);
    const wish = { action: 'correct-phone', phone: '081298765432', phoneOf: 'family' };
    expect((await ask(receipt, wish)).status).toBe(200);
    await system.settle();
    const office = await signIn(system, 'disnaker-32-12');
    const { persons } = JSON.parse((await office.get('/office/list')).text) as {
      persons: { phoneChanged?: boolean; needs: { id: string }[] }[];
    };
    const [need] = persons.find(({ phoneChanged }) => phoneChanged)?.needs ?? [];
    const person = JSON.parse((await office.get(`/office/referrals/${need?.id}`)).text) as object;
    expect(person).toMatchObject({ newPhone: { phone: '+6281298765432', phoneOf: 'family' } });
    const rows = (await scanTable(system.host())).map((row) => textSource('table', JSON.stringify(row)));
    const logs = (await system.logs()).map((line) => textSource('log', line));
    const mails = textSource('mail', JSON.stringify(await system.mails()));
    expect(findPlanted([...rows, ...logs, mails], ['81298765432', ...receipts])).toEqual([]);
  });
});

test('the week that all this happened in adds up, item by item', async () => {
  await system.fire('summarize', mondayAfter('2026-W48').toISOString());
  const { statement } = await frozenWeek(system.host(), '2026-W48');
  expect(statement.proof).toEqual({ choices: true, offices: true, underWay: 0, cohorts: true });
  const truth = recountWeek(await scanTable(system.host()), '2026-W48');
  expect(flowsOf(statement.national.flows)).toEqual(flowsOf(truth.national));
  expect(standingOf(statement.national.closing, '2026-W48')).toEqual(standingOf(truth.national));
  for (const office of offices) {
    const part = statement.offices[office];
    expect(flowsOf(part?.flows ?? {})).toEqual(flowsOf(truth.offices.get(office) ?? {}));
    expect(standingOf(part?.closing ?? {}, '2026-W48')).toEqual(standingOf(truth.offices.get(office) ?? {}));
  }
  expect(statement.national.flows).toMatchObject({ 'outcome:withdrawn': 20, reopened: 2 });
  expect(await system.deadLetters()).toEqual([]);
});
