import { expect, it } from 'vitest';
import { dispatch } from '../../../../functions/dispatch/dispatch.ts';
import { submissionKey } from '../../../../shared/storage/keys.ts';
import type { Item } from '../../../../shared/storage/table.ts';
import { answerAsOwner } from '../../../support/answering.ts';
import { askFor } from '../../../support/asking.ts';
import { all, weekly } from '../../../support/items.ts';
import { Lifeline, mortalQueue, mortalTable } from '../../../support/lifeline.ts';
import { plainBody, troubledBody } from '../../../support/people.ts';
import { streamEvent } from '../../../support/stream-events.ts';
import { startSystem } from '../../../support/system.ts';

const otherId = 'a1b2c3d4-0000-4000-8000-000000000001';
const bodies = [
  plainBody({ choices: [{ program: 'padat-karya' }, { program: 'ttg' }] }),
  plainBody({ submissionId: otherId }),
  troubledBody(),
];

/** Three submissions, one after the other, each told until a run lives to its end. */
async function play(life: Lifeline) {
  const { store, deps, enroll } = await startSystem();
  const mortal = { ...deps, table: mortalTable(store, life), queue: mortalQueue(deps.queue, life) };
  const known = new Set<string>();
  for (const body of bodies) {
    await enroll(body);
    const { submissions } = await weekly(store);
    const added = submissions.find(({ submission }) => !known.has(submission));
    known.add(added?.submission ?? '');
    const image = (await store.get(submissionKey(added?.submission ?? ''))) as Item;
    await untilDone(() => dispatch(streamEvent([image]), mortal), life);
  }
  const { referrals } = await weekly(store);
  const letters = await all(store.query({ partition: 'L#kemlu' }));
  return { referrals, letters, queued: new Set(deps.queue.sent.map(({ message }) => message.letter)) };
}

async function untilDone(run: () => ReturnType<typeof dispatch>, life: Lifeline): Promise<void> {
  for (let tries = 0; tries < 5; tries += 1) {
    const { batchItemFailures } = await run();
    const done = !life.isDead && batchItemFailures.length === 0;
    life.revive();
    if (done) return;
  }
  throw new Error('dispatch never gets through');
}

const laterDay = new Date('2026-11-26T02:00:00.000Z');

/** The first asks before its record was worked, the repeat and the case of trouble after; each is told until it is done. */
async function playRequests(life: Lifeline) {
  const { store, deps, enroll, pump, stream, clock } = await startSystem();
  const mortal = { ...deps, table: mortalTable(store, life), queue: mortalQueue(deps.queue, life) };
  for (const body of bodies) await enroll(body);
  const { submissions } = await weekly(store);
  const ofPrograms = (count: number, program: string) =>
    submissions.find(({ choices }) => choices.length === count && choices[0]?.program === program);
  const [two, repeat, trouble] = [
    ofPrograms(2, 'padat-karya'),
    ofPrograms(1, 'padat-karya'),
    ofPrograms(1, 'tki-bermasalah'),
  ];
  if (!two || !repeat || !trouble) throw new Error('something was not stored');
  const told = async (image: Item) => untilDone(() => dispatch(streamEvent([image]), mortal), life);
  await told(await askFor(store, two, { kind: 'withdraw' }, laterDay));
  await told(await askFor(store, repeat, { kind: 'withdraw', choice: 1 }, laterDay));
  await pump();
  for (const answer of [{ action: 'accept' }, { action: 'close', outcome: 'case-resolved' }] as const)
    for (const referral of (await weekly(store)).referrals.filter(({ restricted }) => restricted))
      await answerAsOwner({ store, clock, deps }, referral, answer);
  stream.take();
  const no = { kind: 'confirm', choice: 1, answer: 'no', closure: 2 } as const;
  await told(await askFor(store, trouble, no, laterDay));
  for (const image of stream.take()) await told(image);
  const { referrals, decisions } = await weekly(store);
  const letters = await all(store.query({ partition: 'L#bnp2tki' }));
  return { referrals, decisions, letters: letters.map(({ sk }) => sk) };
}

it.each(['before', 'after'] as const)(
  'killed %s any call and told again, every request is carried out once, and its next owner told',
  async (when) => {
    const undisturbed = await playRequests(new Lifeline(0, when));
    expect(undisturbed.referrals.map(({ state }) => state).sort()).toEqual([
      ...['closed', 'closed', 'closed', 'pending'],
    ]);
    expect(undisturbed.letters).toHaveLength(1);
    let kills = 0;
    for (let life = new Lifeline(1, when); ; life = new Lifeline(kills + 1, when)) {
      expect(await playRequests(life)).toEqual(undisturbed);
      if (life.calls < kills + 1) break;
      kills += 1;
    }
    expect(kills).toBeGreaterThan(20);
  },
);

it.each(['before', 'after'] as const)(
  'killed %s any call and told again, every choice has one referral or check, and the restricted one its letter',
  async (when) => {
    const undisturbed = await play(new Lifeline(0, when));
    expect(undisturbed.referrals).toHaveLength(4);
    expect(undisturbed.queued.size).toBe(1);
    let kills = 0;
    for (let life = new Lifeline(1, when); ; life = new Lifeline(kills + 1, when)) {
      const { referrals, letters, queued } = await play(life);
      expect(referrals).toEqual(undisturbed.referrals);
      expect(letters).toHaveLength(1);
      expect(queued).toEqual(undisturbed.queued);
      if (life.calls < kills + 1) break;
      kills += 1;
    }
    expect(kills).toBeGreaterThan(8);
  },
);
