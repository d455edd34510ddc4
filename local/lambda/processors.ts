import { cpus } from 'node:os';

/** How much of this machine's processors nobody uses (0 to 1), from now until it is asked. */
export function idleSince(): () => number {
  const before = spent();
  return () => {
    const { idle, all } = spent();
    return all > before.all ? (idle - before.idle) / (all - before.all) : 0;
  };
}

function spent(): { readonly idle: number; readonly all: number } {
  const times = cpus().map(({ times }) => times);
  const sum = (of: (one: (typeof times)[number]) => number) =>
    times.reduce((total, one) => total + of(one), 0);
  return {
    idle: sum(({ idle }) => idle),
    all: sum(({ user, nice, sys, idle, irq }) => user + nice + sys + idle + irq),
  };
}
