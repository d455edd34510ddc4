const RealDate = globalThis.Date;
let fixed: number | null = null;

/** From now on this process lives at the given moment (epoch ms), or in real time for null. Timers stay real. */
export function setSimulatedTime(moment: number | null): void {
  fixed = moment;
  if (globalThis.Date === RealDate) install();
}

function now(): number {
  return fixed ?? RealDate.now();
}

function install(): void {
  const simulated = new Proxy(RealDate, {
    construct: (target, values, newTarget) =>
      Reflect.construct(target, values.length === 0 ? [now()] : values, newTarget),
    apply: () => new RealDate(now()).toString(),
    get: (target, property, receiver) => (property === 'now' ? now : Reflect.get(target, property, receiver)),
  });
  RealDate.prototype.constructor = simulated;
  globalThis.Date = simulated;
}
