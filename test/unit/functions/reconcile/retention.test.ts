import { describe, expect, it } from 'vitest';
import { dispatch } from '../../../../functions/dispatch/dispatch.ts';
import { receiveReceipt } from '../../../../functions/pages/status.ts';
import { askRecount } from '../../../../functions/summarize/ask-recount.ts';
import { DAY_MS } from '../../../../shared/calendar/day.ts';
import { itemsOf } from '../../../../shared/storage/persons-items.ts';
import type { Item } from '../../../../shared/storage/table.ts';
import { livedLife } from '../../../support/erasing.ts';
import { weekly } from '../../../support/items.ts';
import { closeWeek, momentIn } from '../../../support/mondays.ts';
import { plainBody } from '../../../support/people.ts';
import { answerTo, postJson } from '../../../support/requests.ts';
import { streamRecord } from '../../../support/stream-events.ts';
import { startSystem, type TestSystem } from '../../../support/system.ts';

const later = (from: Date, days: number) => new Date(from.getTime() + days * DAY_MS);

const personal = ({ store }: TestSystem): Item[] =>
  store.everything().filter(({ pk }) => pk.startsWith('S#') || pk.startsWith('P#'));

async function oneApplied() {
  const system = await startSystem();
  system.clock.now = momentIn('2026-W48', 2, 9);
  const { body } = await system.enroll(plainBody());
  await system.pump();
  return { system, receipt: (JSON.parse(body) as { receipt: string }).receipt };
}

const status = ({ clock, deps }: TestSystem, receipt: string) =>
  answerTo(postJson('/status', { receipt }, { at: clock.now }), (asked) => receiveReceipt(asked, deps));

describe('at the end of what is kept', () => {
  it('everything of a submission ends at one moment, and nothing of it is read from then on', async () => {
    const { system, whom } = await livedLife();
    const ends = Map.groupBy(personal(system), ({ expiresAt }) => expiresAt);
    expect(ends.has(undefined)).toBe(false);
    const last = Math.max(...[...ends.keys()].map(Number));
    system.clock.now = new Date(last * 1000);
    expect(await itemsOf(system.store, whom.person, whom.year)).toEqual({ submissions: [], others: [] });
  });

  it('a receipt has ended before, for every program at the same time', async () => {
    const { system, receipt } = await oneApplied();
    const from = system.clock.now;
    system.clock.now = later(from, 365);
    expect((await status(system, receipt)).statusCode).toBe(200);
    system.clock.now = later(from, 366);
    expect((await status(system, receipt)).statusCode).toBe(404);
  });

  it('what is still open is kept on, with its submission, and ends a year later', async () => {
    const { system } = await oneApplied();
    const from = system.clock.now;
    system.clock.now = later(from, 660);
    expect(await system.reconcile()).toMatchObject({ keptOn: 0 });
    system.clock.now = later(from, 671);
    expect(await system.reconcile()).toMatchObject({ keptOn: 1 });
    expect(await system.reconcile()).toMatchObject({ keptOn: 0, decisions: 0 });
    const end = later(from, 671 + 366).getTime() / 1000;
    expect(new Set(personal(system).map(({ expiresAt }) => expiresAt))).toEqual(new Set([end]));
  });

  it('a removal that the stream tells is passed over', async () => {
    const { system } = await oneApplied();
    const [item = { pk: '', sk: '' }] = personal(system);
    const removed = { ...streamRecord(item, 1), eventName: 'REMOVE' } as const;
    const { NewImage: _, ...rest } = removed.dynamodb ?? {};
    const event = { Records: [{ ...removed, dynamodb: rest }] };
    expect(await dispatch(event, system.deps)).toEqual({ batchItemFailures: [] });
  });

  it('a week of which not all is kept is not counted again, and who asks is told why', async () => {
    const { system } = await oneApplied();
    await closeWeek(system, '2026-W48');
    const from = system.clock.now;
    expect(await askRecount({ recount: '2026-W48' }, system.deps)).toEqual({ recount: '2026-W48' });
    system.clock.now = later(from, 310);
    await expect(askRecount({ recount: '2026-W48' }, system.deps)).rejects.toThrow('not all of it is kept');
  });
});

it('who looked at a person is written down for as long as the need', async () => {
  const { system } = await livedLife();
  const { referrals } = await weekly(system.store);
  const views = personal(system).filter(({ kind }) => kind === 'view');
  expect(views.map(({ expiresAt }) => expiresAt)).toEqual([referrals[0]?.expiresAt]);
});
