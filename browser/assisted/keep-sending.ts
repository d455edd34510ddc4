import { backoffMs } from '../backoff.ts';
import type { Later } from './outcome.ts';
import { type SendingDeps, sendWaiting } from './sending.ts';

/**
 * Gives a function that sends what waits. It is also done when the network comes back, when the page is looked at
 * again, and after a while. Tabs take turns: a second one waits, then sends what is left. Tells whether anybody
 * answers.
 */
export function keepSending(deps: SendingDeps, tellSilence: (silent: boolean) => void): () => void {
  let isQueued = false;
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const turn = (): Promise<Later | undefined> => {
    isQueued = false;
    return sendWaiting(deps);
  };
  const take = async (): Promise<void> => {
    isQueued = true;
    clearTimeout(timer);
    // Where the list itself cannot be read or written, later may be better too.
    const silence = await navigator.locks.request('sending', turn).catch((): Later => ({ kind: 'later' }));
    failures = silence ? failures + 1 : 0;
    tellSilence(silence !== undefined);
    if (silence) timer = setTimeout(send, backoffMs(failures - 1, silence, Math.random()));
  };
  const send = (): void => {
    if (!navigator.onLine) tellSilence(true);
    else if (!isQueued) void take();
  };
  addEventListener('online', send);
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && send());
  return send;
}
