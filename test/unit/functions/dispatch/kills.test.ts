import { expect, it } from 'vitest';
import { dispatch } from '../../../../functions/dispatch/dispatch.ts';
import { submissionKey } from '../../../../shared/storage/keys.ts';
import type { Item } from '../../../../shared/storage/table.ts';
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
