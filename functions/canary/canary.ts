import { randomUUID } from 'node:crypto';
import * as z from 'zod/mini';
import { isFromBefore } from '../../shared/canary/end.ts';
import { submissionIdAt } from '../../shared/canary/mark.ts';
import { scheduledTime } from '../../shared/messaging/scheduled-event.ts';
import { type CanarySteps, listCanaries, removeCanary } from '../../shared/storage/canaries.ts';
import type { CanaryDeps } from './deps.ts';
import { judge } from './judge.ts';
import { send } from './send.ts';

const called = z.object({ wait: z._default(z.boolean(), false) });

export type Waited = { readonly came: boolean; readonly removed: boolean; readonly steps: CanarySteps };
export type Hourly = {
  readonly sent: boolean;
  readonly arrived: number;
  readonly missing: readonly string[];
};

/**
 * Applies as a person would, and looks whether what was sent before came out at the other end. Called with
 * `{"wait": true}` it waits for its own, and takes it away again.
 */
export async function canary(event: unknown, deps: CanaryDeps): Promise<Waited | Hourly> {
  return called.parse(event).wait ? sendAndWait(deps) : sendAndJudge(scheduledTime(event), deps);
}

/** Whoever waits beside it sees its own application only: one that somebody waits for is not theirs to judge. */
const underWayMs = 30 * 60 * 1000;

async function sendAndJudge(at: Date, deps: CanaryDeps): Promise<Hourly> {
  const id = submissionIdAt(await deps.secret(), at);
  const taken = await send(id, deps);
  const found = await listCanaries(deps.table);
  const sent = taken && found.some((one) => one.id === id && one.steps.accepted);
  if (!sent) deps.report.count('CanariesNotAccepted');
  const before = new Date(at.getTime() - underWayMs);
  const old = found.filter((one) => one.id !== id && isFromBefore(one.expiresAt, before));
  const judged = judge(old, deps.report);
  for (const { id: done } of old) await removeCanary(deps.table, done);
  return { sent, ...judged };
}

const none: CanarySteps = { accepted: false, referred: false, lettered: false, delivered: false };
/** A minute in all, quick at first. */
const looksMs = [...Array<number>(8).fill(250), ...Array<number>(29).fill(2_000)];

async function sendAndWait(deps: CanaryDeps): Promise<Waited> {
  const id = randomUUID();
  const look = async () => (await listCanaries(deps.table)).find((one) => one.id === id);
  const taken = await send(id, deps);
  let steps = (await look())?.steps ?? none;
  for (const ms of steps.accepted ? looksMs : []) {
    if (steps.delivered) break;
    await deps.pause(ms);
    steps = (await look())?.steps ?? steps;
  }
  await removeCanary(deps.table, id);
  return { came: taken && steps.delivered, removed: (await look()) === undefined, steps };
}
