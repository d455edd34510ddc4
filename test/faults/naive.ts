import { dispatch } from '../../functions/dispatch/dispatch.ts';
import { streamEvent } from '../support/stream-events.ts';
import { type Design, ours } from './harness/design.ts';
import type { Deps } from './harness/open-deps.ts';
import {
  anewEachTime,
  forgetsLetters,
  givesUp,
  inUtc,
  looksFirst,
  marksFirst,
  neverSettles,
  noticing,
  swallowsErrors,
  unconditional,
  withNew,
} from './mistakes/spoil.ts';

/**
 * How it is often built, made of our own parts: write, then do the rest in the same handler; look, then put; mark before the
 * send; swallow errors; no lease, no second look, no reconciliation; weeks of the server's clock, counted anew.
 */
const habits: readonly ((deps: Deps) => Deps)[] = [
  unconditional,
  looksFirst,
  withNew(inUtc),
  marksFirst,
  swallowsErrors,
  givesUp,
  neverSettles,
  forgetsLetters,
  anewEachTime,
];

const spoiled = (deps: Deps): Deps => habits.reduce((spoiling, habit) => habit(spoiling), deps);

/** What follows from a write is done before the answer; where that fails, nobody hears of it. */
async function followUp(changed: ReturnType<typeof noticing>['changed'], deps: Deps): Promise<void> {
  for (let images = changed.splice(0); images.length > 0; images = changed.splice(0))
    await dispatch(streamEvent(images), deps).catch(() => undefined);
}

const inOneGo =
  (handler: Design['http']['enroll']): Design['http']['enroll'] =>
  async (request, deps) => {
    const { changed, deps: watched } = noticing(spoiled(deps));
    const response = await handler(request, watched);
    await followUp(changed, watched);
    return response;
  };

const nothingFailed = { batchItemFailures: [] };

export const naive: Design = {
  http: {
    enroll: inOneGo(ours.http.enroll),
    pages: inOneGo(ours.http.pages),
    office: inOneGo(ours.http.office),
  },
  dispatch: async () => nothingFailed,
  notify: async (event, deps) => {
    await ours.notify(event, spoiled(deps)).catch(() => undefined);
    return nothingFailed;
  },
  feedback: (event, deps) => ours.feedback(event, spoiled(deps)),
  scheduled: {
    gather: (event, deps) => ours.scheduled.gather(event, spoiled(deps)),
    summarize: (event, deps) => ours.scheduled.summarize(event, spoiled(deps)),
    reconcile: async () => undefined,
  },
};
