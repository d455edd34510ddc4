import { describe, expect, it } from 'vitest';
import { reconcile } from '../../../../functions/reconcile/reconcile.ts';
import { markSeen } from '../../../../shared/storage/referrals.ts';
import type { Query } from '../../../../shared/storage/table.ts';
import { answerAsOwner } from '../../../support/answering.ts';
import { askFor } from '../../../support/asking.ts';
import { weekly } from '../../../support/items.ts';
import { Lifeline, mortalQueue, mortalTable } from '../../../support/lifeline.ts';
import { loseRecords, nightAfter } from '../../../support/lost-records.ts';
import { plainBody, troubledBody } from '../../../support/people.ts';
import { startSystem, type TestSystem } from '../../../support/system.ts';

const otherId = (number: number) => `a1b2c3d4-0000-4000-8000-00000000000${number}`;

/** Lost: a submission of two choices, a restricted one, an answer, a request. Silent: an ordinary need, a restricted one. */
async function play(life: Lifeline) {
  const system = await startSystem();
  const { store, deps, enroll, pump, clock } = system;
  await enroll(troubledBody());
  await enroll(plainBody({ choices: [{ program: 'pemberdayaan-sosial' }] }));
  await pump();
  clock.now = nightAfter(28);
  await enroll(plainBody({ submissionId: otherId(1), choices: [{ program: 'padat-karya' }] }));
  await pump();
  const answered = (await weekly(store, '2026-W52')).referrals[0];
  if (answered) await answerAsOwner(system, answered, { action: 'accept' });
  await enroll(plainBody({ submissionId: otherId(4), choices: [{ program: 'ttg' }] }));
  await pump();
  await restsSince(system, 'ttg', nightAfter(24));
  await enroll(
    plainBody({ submissionId: otherId(2), choices: [{ program: 'kur-tki', kurSubtype: 'usaha' }] }),
  );
  const asked = (await weekly(store, '2026-W52')).submissions.find(
    ({ choices }) => choices[0]?.program === 'kur-tki',
  );
  if (asked) await askFor(store, asked, { kind: 'withdraw' }, clock.now);
  await enroll(troubledBody({ submissionId: otherId(3) }));
  loseRecords(system);

  clock.now = nightAfter(29);
  // Its many queries change nothing: what counts are the moments around reads of an item and writes.
  const table = {
    ...mortalTable(store, life),
    query: (query: Query) => store.query(query),
    pages: (...asked: Parameters<typeof store.pages>) => store.pages(...asked),
  };
  const mortal = { ...deps, table, queue: mortalQueue(deps.queue, life) };
  const scheduledAt = clock.now.toISOString();
  for (let tries = 0; tries < 4; tries += 1) {
    clock.now = new Date(clock.now.getTime() + 60_000);
    await reconcile({ scheduledAt }, mortal).catch(() => undefined);
    const done = !life.isDead;
    life.revive();
    if (done) break;
  }
  await pump();
  const weeks = await Promise.all(['2026-W48', '2026-W52', '2026-W53'].map((week) => weekly(store, week)));
  return {
    // When each was written differs with the moment of the kill, and nothing else.
    referrals: weeks.flatMap(({ referrals }) =>
      referrals.map(({ withdrawal, ...referral }) => ({
        ...{ ...referral, since: '', changedAt: '' },
        ...(withdrawal && { withdrawal: { ...withdrawal, changedAt: '' } }),
      })),
    ),
    decisions: weeks.flatMap(({ decisions }) => decisions),
    letters: new Set(deps.queue.sent.map(({ message }) => message.letter)),
  };
}

/** Opened, and asked to be withdrawn at that moment. */
async function restsSince(system: TestSystem, program: string, at: Date): Promise<void> {
  const { store, pump } = system;
  const { referrals, submissions } = await weekly(store, '2026-W52');
  const opened = referrals.find((referral) => referral.program === program);
  const submission = submissions.find(({ choices }) => choices[0]?.program === program);
  if (!opened || !submission) throw new Error('nothing was stored');
  await markSeen(store, opened);
  await askFor(store, submission, { kind: 'withdraw' }, at);
  await pump();
}

describe('a run that ends', () => {
  it('at any call, before or after its effect, leaves the same after the next one', async () => {
    const whole = new Lifeline(0, 'before');
    const expected = await play(whole);
    expect(expected.referrals.map(({ office, state }) => `${office} ${state}`).sort()).toMatchInlineSnapshot(`
      [
        "bnp2tki pending",
        "desk pending",
        "disnaker@32.12 accepted",
        "disnaker@32.12 closed",
        "disnaker@32.12 closed",
        "kemlu pending",
      ]
    `);
    expect(whole.calls).toBeGreaterThan(30);
    for (const when of ['before', 'after'] as const)
      for (let call = 1; call <= whole.calls; call += 1)
        expect(await play(new Lifeline(call, when)), `${when} call ${call}`).toEqual(expected);
  });
});
