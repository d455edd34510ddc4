import { expect, it } from 'vitest';
import { gather } from '../../../../functions/gather/gather.ts';
import { letterOf } from '../../../support/items.ts';
import { Lifeline, mortalQueue, mortalTable } from '../../../support/lifeline.ts';
import { addNeeds, need } from '../../../support/needs.ts';
import { startSystem } from '../../../support/system.ts';
import { tinyCatalog } from '../../../support/tiny-catalog.ts';

/** A morning of two ticks; a run that is killed is tried again with the same tick, or (`late`) only the next hour runs. */
async function play(life: Lifeline, late: boolean) {
  const { store, deps } = await startSystem({ catalog: tinyCatalog });
  const mortal = { ...deps, table: mortalTable(store, life), queue: mortalQueue(deps.queue, life) };
  await addNeeds(
    store,
    need(1, { office: 'harbor', program: 'nets' }),
    need(2, { office: 'navy', program: 'nets' }),
  );
  for (const scheduledAt of ['2026-11-25T02:00:00Z', '2026-11-25T03:00:00Z', '2026-11-25T03:00:01Z']) {
    await gather({ scheduledAt }, mortal).catch(() => undefined);
    const killed = life.isDead;
    life.revive();
    if (killed && !late) await gather({ scheduledAt }, mortal);
  }
  // Nothing is sent in this test: an hour later every letter is queued again at the latest.
  await gather({ scheduledAt: '2026-11-25T04:00:02Z' }, deps);
  return { store, queued: [...new Set(deps.queue.sent.map(({ message }) => message.letter))].sort() };
}

it.each([
  ['before', false],
  ['after', false],
  ['before', true],
  ['after', true],
] as const)(
  'killed %s any call (found out late: %s), each office has one letter that tells its need once',
  async (when, late) => {
    let kills = 0;
    for (let life = new Lifeline(1, when); ; life = new Lifeline(kills + 1, when)) {
      const { store, queued } = await play(life, late);
      expect(queued).toEqual(['harbor_W-000001', 'navy_W-000001']);
      for (const id of queued) expect((await letterOf(store, id)).counts.new).toBe(1);
      if (life.calls < kills + 1) break;
      kills += 1;
      // Most calls only ask offices that have nothing new.
      if (kills > 400) break;
    }
    expect(kills).toBeGreaterThan(20);
  },
);
