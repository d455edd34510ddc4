import type { HostClock } from './emulators/emulator.ts';

/** The time that a whole local system lives in: the machine's own, or a moment at which it stands still. */
export type SimulatedClock = HostClock & {
  /** The moment at which the clock stands, or null while it is the real one. */
  fixed(): number | null;
  set(fixed: number | null): void;
};

export function simulatedClock(fixed: number | null = null): SimulatedClock {
  let moment = fixed;
  return {
    now: () => moment ?? Date.now(),
    fixed: () => moment,
    set: (next) => {
      moment = next;
    },
  };
}
