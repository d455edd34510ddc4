import { beforeEach, describe, expect, it } from 'vitest';
import { dispatch } from '../../../../functions/dispatch/dispatch.ts';
import { possibleActions } from '../../../../shared/referral/answer.ts';
import type { AnswerRequest } from '../../../../shared/referral/answer-request.ts';
import type { Referral } from '../../../../shared/referral/referral.ts';
import { findOffice, saveOffice } from '../../../../shared/storage/offices.ts';
import { markSeen } from '../../../../shared/storage/referrals.ts';
import { type Submission, saveRequest } from '../../../../shared/storage/submissions.ts';
import type { Table } from '../../../../shared/storage/table.ts';
import { weekEntries } from '../../../../shared/storage/week-index.ts';
import { answerAsOwner } from '../../../support/answering.ts';
import { askFor } from '../../../support/asking.ts';
import { all, weekly } from '../../../support/items.ts';
import { endingAfter } from '../../../support/mondays.ts';
import { plainBody, troubledBody } from '../../../support/people.ts';
import { streamEvent } from '../../../support/stream-events.ts';
import { startSystem, type TestSystem } from '../../../support/system.ts';
import { methodsOf } from '../../../support/table-methods.ts';

let system: TestSystem;
beforeEach(async () => {
  system = await startSystem();
});

const otherId = 'a1b2c3d4-0000-4000-8000-000000000001';
const later = new Date('2026-11-25T05:00:00.000Z');
const accept: AnswerRequest = { action: 'accept' };
const close: AnswerRequest = { action: 'close', outcome: 'trained' };

async function apply(body: unknown): Promise<Submission> {
  const before = new Set((await weekly(system.store)).submissions.map(({ submission }) => submission));
  await system.enroll(body);
  await system.pump();
  const added = (await weekly(system.store)).submissions.find(({ submission }) => !before.has(submission));
  if (!added) throw new Error('nothing was stored');
  return added;
}

async function ask(submission: Submission, words: Parameters<typeof askFor>[2]): Promise<void> {
  await askFor(system.store, submission, words, later);
  await system.pump();
}

const ownOf = async ({ submission }: Submission): Promise<Referral[]> =>
  (await weekly(system.store)).referrals.filter((referral) => referral.submission === submission);

async function theOne(submission: Submission): Promise<Referral> {
  const [referral] = await ownOf(submission);
  if (!referral) throw new Error('no referral');
  return referral;
}

async function answerWith(submission: Submission, ...answers: AnswerRequest[]): Promise<void> {
  for (const answer of answers) {
    await answerAsOwner(system, await theOne(submission), answer);
    await system.pump();
  }
}

async function confirmationsIn(week: string): Promise<string[]> {
  const found: string[] = [];
  for await (const { tally } of weekEntries(system.store, week)) if (tally[0] === 'F') found.push(tally);
  return found;
}

const ends = async (): Promise<never> => {
  throw new Error('the process has ended');
};

const counted = (metric: string): number => system.deps.report.counts[metric] ?? 0;

it('a case in trouble that is taken back and kept over and over fills no mailbox: its letters share quarters', async () => {
  const submission = await apply(troubledBody());
  await markSeen(system.store, await theOne(submission));
  for (let times = 0; times < 10; times += 1)
    for (const kind of ['withdraw', 'keep'] as const) await ask(submission, { kind });
  const letters = system.store.everything().filter(({ kind }) => kind === 'letter');
  expect(letters).toHaveLength(5);
});

describe('a withdrawal', () => {
  const two = plainBody({ choices: [{ program: 'padat-karya' }, { program: 'ttg' }] });

  it('closes one choice at its office, with a decision, and leaves the other', async () => {
    const submission = await apply(two);
    await ask(submission, { kind: 'withdraw', choice: 2 });
    const [first, second] = await ownOf(submission);
    expect(first).toMatchObject({ program: 'padat-karya', state: 'pending' });
    expect(first).not.toHaveProperty('requestNumber');
    expect(second).toMatchObject({ program: 'ttg', state: 'closed', requestNumber: 1, due: '2026-11-25' });
    expect(second?.answers).toMatchObject([
      { action: 'withdraw', outcome: 'withdrawn', at: later.toISOString(), office: 'disnaker@32.12' },
    ]);
    expect(second?.answers[0]).not.toHaveProperty('by');
    const { decisions } = await weekly(system.store);
    expect(decisions).toMatchObject([{ action: 'withdraw', program: 'ttg', number: 1 }]);
  });

  it('of the whole closes what no office has opened, and lets the rest rest', async () => {
    const submission = await apply(two);
    await answerWith(submission, accept);
    await ask(submission, { kind: 'withdraw' });
    const [opened, other] = await ownOf(submission);
    expect(opened).toMatchObject({ state: 'accepted', withdrawal: { askedAt: later.toISOString() } });
    expect(other).toMatchObject({ state: 'closed', withdrawal: { state: 'pending' } });
    expect([counted('WithdrawalAsked'), counted('Withdrawn')]).toEqual([1, 1]);
  });

  it('from before there was a term closes every choice, whatever its state', async () => {
    const submission = await apply(two);
    await answerWith(submission, accept);
    await saveRequest(system.store, submission, { kind: 'withdraw', number: 1, at: later.toISOString() });
    await system.pump();
    expect((await ownOf(submission)).map(({ state }) => state)).toEqual(['closed', 'closed']);
  });

  it('meets an office that opens the need in the same moment: then it rests', async () => {
    const submission = await apply(plainBody());
    const { table } = system.deps;
    const opening: Table = {
      ...methodsOf(table),
      update: async (key, change, condition) => {
        if (condition?.equals?.['seen'] === false) await markSeen(system.store, await theOne(submission));
        return table.update(key, change, condition);
      },
    };
    const item = await askFor(system.store, submission, { kind: 'withdraw' }, later);
    await dispatch(streamEvent([item]), { ...system.deps, table: opening });
    expect(await theOne(submission)).toMatchObject({ state: 'pending', seen: true, renewed: 1 });
  });

  it('of what an office has opened is told to it at once where the case is restricted', async () => {
    const submission = await apply(troubledBody());
    await markSeen(system.store, await theOne(submission));
    const before = system.deps.queue.sent.length;
    await ask(submission, { kind: 'withdraw' });
    await ask(submission, { kind: 'keep' });
    const letters = new Set(system.deps.queue.sent.slice(before).map(({ message }) => message.letter));
    expect([...letters].map((letter) => letter?.slice(-4))).toEqual(['-1-1', '-1-2']);
  });

  it('is undone for the need, and for what followed from the answers; carried out once, in whatever order it is told', async () => {
    const submission = await apply({
      ...plainBody({ targetGroup: 'calon', choices: [{ program: 'padat-karya' }, { program: 'ttg' }] }),
      ...{ plan: 'abroad-household', country: 'SA' },
      consent: { ...plainBody().consent, protection: true },
    });
    await answerWith(submission, accept);
    const before = await ownOf(submission);
    const asked = await askFor(system.store, submission, { kind: 'withdraw' }, later);
    const kept = await askFor(system.store, submission, { kind: 'keep' }, later);
    await dispatch(streamEvent([kept, asked, kept]), system.deps);
    await system.pump();
    const after = await ownOf(submission);
    const standing = ({ state, due, office, hops }: Referral) => ({ state, due, office, hops });
    expect(after.map(standing)).toEqual(before.map(standing));
    expect(after.map(({ answers }) => answers.map(({ action }) => action))).toEqual(
      expect.arrayContaining([
        ['accept', 'pause', 'resume'],
        ['withdraw', 'restore'],
        ['withdraw', 'restore'],
      ]),
    );
    expect(counted('WithdrawalUndone')).toBe(3);
  });

  it('undone too late stays', async () => {
    const submission = await apply(two);
    await ask(submission, { kind: 'withdraw' });
    await askFor(system.store, submission, { kind: 'keep' }, new Date('2026-11-28T05:00:00.000Z'));
    await system.pump();
    expect((await ownOf(submission)).map(({ state }) => state)).toEqual(['closed', 'closed']);
  });

  it('of the last choice ends what followed from the answers too', async () => {
    const submission = await apply({
      ...plainBody({ targetGroup: 'calon', choices: [{ program: 'padat-karya' }, { program: 'ttg' }] }),
      ...{ plan: 'abroad-household', country: 'SA' },
      consent: { ...plainBody().consent, protection: true },
    });
    expect(submission.notes).toEqual(['perlindungan']);
    await ask(submission, { kind: 'withdraw', choice: 1 });
    expect((await ownOf(submission)).filter(({ state }) => state === 'closed')).toHaveLength(1);
    await ask(submission, { kind: 'withdraw', choice: 2 });
    expect((await ownOf(submission)).filter(({ state }) => state === 'closed')).toHaveLength(3);
  });

  it('creates first what is missing', async () => {
    await system.enroll(two);
    const [submission] = (await weekly(system.store)).submissions;
    if (!submission) throw new Error('nothing was stored');
    system.stream.take();
    await ask(submission, { kind: 'withdraw' });
    expect((await ownOf(submission)).map(({ state }) => state)).toEqual(['closed', 'closed']);
  });

  it('told again changes nothing, also after the person came back by another way', async () => {
    const submission = await apply(plainBody());
    const image = await askFor(system.store, submission, { kind: 'withdraw' }, later);
    await system.pump();
    const after = await theOne(submission);
    await dispatch(streamEvent([image, image]), system.deps);
    expect(await theOne(submission)).toEqual(after);
    expect(counted('Withdrawn')).toBe(1);
  });

  it('touches only its own check, where another submission was first', async () => {
    const first = await apply(plainBody());
    const second = await apply(plainBody({ submissionId: otherId }));
    await ask(second, { kind: 'withdraw' });
    expect(await theOne(second)).toMatchObject({ kind: 'check', state: 'closed' });
    expect(await theOne(first)).toMatchObject({ kind: 'referral', state: 'pending' });
    await ask(first, { kind: 'withdraw' });
    expect(await theOne(first)).toMatchObject({ state: 'closed' });
  });

  it('cannot be undone by the office, which can reopen its own closures', async () => {
    const withdrawn = await apply(plainBody());
    await ask(withdrawn, { kind: 'withdraw' });
    const referral = await theOne(withdrawn);
    const circumstances = { catalog: system.deps.catalog, at: later, office: referral.office };
    expect(possibleActions(referral, circumstances)).toEqual([]);
  });

  it('that an office overtook leaves its closure as it is', async () => {
    const submission = await apply(plainBody());
    await answerWith(submission, accept, close);
    await ask(submission, { kind: 'withdraw' });
    expect(await theOne(submission)).toMatchObject({ state: 'closed', answerNumber: 2, requestNumber: 1 });
  });

  it('counts in the week and after the answers that came before it', async () => {
    const submission = await apply(plainBody());
    system.clock.now = new Date('2026-11-26T02:00:00.000Z');
    await answerWith(submission, accept);
    await ask(submission, { kind: 'withdraw' });
    expect((await theOne(submission)).answers.map(({ at }) => at)).toEqual([
      '2026-11-26T02:00:00.000Z',
      '2026-11-26T02:00:00.000Z',
    ]);
  });
});

describe('what a person says of a closure', () => {
  it.each(['yes', 'not-yet'] as const)(
    'is noted where it is “%s”, and nothing else changes',
    async (answer) => {
      const submission = await apply(plainBody());
      await answerWith(submission, accept, close);
      await ask(submission, { kind: 'confirm', choice: 1, answer, closure: 2 });
      expect(await theOne(submission)).toMatchObject({
        ...{ state: 'closed', answerNumber: 2, requestNumber: 1 },
        confirmed: { answer, at: later.toISOString() },
      });
      expect(counted(answer === 'yes' ? 'Confirmed' : 'HelpNotYet')).toBe(1);
    },
  );

  it.each(['yes', 'not-yet'] as const)(
    'is counted in its own week where it is “%s”, once',
    async (answer) => {
      const submission = await apply(plainBody());
      await answerWith(submission, accept, close);
      const nextWeek = new Date('2026-12-01T02:00:00.000Z');
      const words = { kind: 'confirm', choice: 1, answer, closure: 2 } as const;
      const image = await askFor(system.store, submission, words, nextWeek);
      await system.pump();
      await dispatch(streamEvent([image]), system.deps);
      expect(await confirmationsIn('2026-W48')).toEqual([]);
      expect(await confirmationsIn('2026-W49')).toEqual([
        `F|32.12|purna|padat-karya|2026-12-01T02:00Z|2|${answer}`,
      ]);
    },
  );

  it('is a decision and not counted so where it is “no”', async () => {
    const submission = await apply(plainBody());
    await answerWith(submission, accept, close);
    await ask(submission, { kind: 'confirm', choice: 1, answer: 'no', closure: 2 });
    expect(await confirmationsIn('2026-W48')).toEqual([]);
  });

  it('is counted also where the process ended between the count and the note', async () => {
    const submission = await apply(plainBody());
    await answerWith(submission, accept, close);
    const words = { kind: 'confirm', choice: 1, answer: 'yes', closure: 2 } as const;
    const image = await askFor(system.store, submission, words, later);
    system.stream.take();
    const ending = { ...system.deps, table: endingAfter(1, system.store) };
    await dispatch(streamEvent([image]), { ...ending, table: { ...ending.table, update: ends } });
    expect(await theOne(submission)).not.toHaveProperty('confirmed');
    await dispatch(streamEvent([image]), system.deps);
    expect(await theOne(submission)).toMatchObject({ confirmed: { answer: 'yes' } });
    expect(await confirmationsIn('2026-W48')).toHaveLength(1);
  });

  it('opens it again at the desk where no help came and the program names nobody', async () => {
    const submission = await apply(plainBody());
    await answerWith(submission, accept, close);
    await ask(submission, { kind: 'confirm', choice: 1, answer: 'no', closure: 2 });
    expect(await theOne(submission)).toMatchObject({
      ...{ state: 'pending', office: 'desk', ownerNumber: 2, hops: 1, due: '2026-11-30' },
    });
    expect((await weekly(system.store)).decisions).toMatchObject([{}, {}, { action: 'dispute' }]);
  });

  it('is of no effect where the office has opened it again meanwhile', async () => {
    const submission = await apply(plainBody());
    await answerWith(submission, accept, close, { action: 'reopen' });
    await ask(submission, { kind: 'confirm', choice: 1, answer: 'no', closure: 2 });
    expect(await theOne(submission)).toMatchObject({ state: 'accepted', answerNumber: 3, requestNumber: 1 });
  });

  it('is forgotten with the closure that it was said of', async () => {
    const submission = await apply(plainBody());
    await answerWith(submission, accept, close);
    await ask(submission, { kind: 'confirm', choice: 1, answer: 'yes', closure: 2 });
    await answerWith(submission, { action: 'reopen' });
    expect(await theOne(submission)).not.toHaveProperty('confirmed');
  });
});

describe('a disputed restricted case', () => {
  const resolved: AnswerRequest = { action: 'close', outcome: 'case-resolved' };
  const no = (closure: number) => ({ kind: 'confirm', choice: 1, answer: 'no', closure }) as const;

  async function disputed(verified: boolean): Promise<Submission> {
    const submission = await apply(troubledBody());
    await answerWith(submission, accept, resolved);
    if (!verified)
      for (const office of ['bnp2tki', 'kemensos'])
        await saveOffice(system.store, { ...(await entryOf(office)), verified: false });
    await ask(submission, no(2));
    return submission;
  }

  const entryOf = async (office: string) => {
    const entry = await findOffice(system.store, office);
    if (!entry) throw new Error('no such office');
    return entry;
  };

  it('goes to the next office of its program, which is told at once', async () => {
    const submission = await disputed(true);
    expect(await theOne(submission)).toMatchObject({ state: 'pending', office: 'bnp2tki', ownerNumber: 2 });
    expect(await all(system.store.query({ partition: 'L#bnp2tki', prefix: 'R-' }))).toHaveLength(1);
    expect(counted('DisputedAtSameOffice')).toBe(0);
  });

  it('stays with its office and is reported where nobody else can be told', async () => {
    const submission = await disputed(false);
    expect(await theOne(submission)).toMatchObject({
      ...{ state: 'pending', office: 'kemlu', ownerNumber: 2, hops: 0 },
    });
    expect(await all(system.store.query({ partition: 'L#kemlu', prefix: 'R-' }))).toHaveLength(2);
    expect(counted('DisputedAtSameOffice')).toBe(1);
  });

  it('never reaches the desk, however often it is disputed', async () => {
    const submission = await disputed(true);
    for (let round = 0; round < 8; round += 1) {
      await answerWith(submission, accept, resolved);
      await ask(submission, no((await theOne(submission)).answerNumber ?? 0));
      expect(['bnp2tki', 'kemensos', 'kemlu']).toContain((await theOne(submission)).office);
    }
    expect(await theOne(submission)).toMatchObject({ hops: 3, ownerNumber: 10 });
  });
});
