import type { Watched } from './watched-table.ts';

/** What all runs of one function used together. */
export type Meter = {
  calls: number;
  writeUnits: number;
  itemsRead: number;
  cpuMs: number;
  readonly partitions: Map<string, number>;
  run<T>(work: () => Promise<T>): Promise<T>;
};

export function openMeter(table: Watched): Meter {
  const meter: Meter = {
    ...{ calls: 0, writeUnits: 0, itemsRead: 0, cpuMs: 0, partitions: new Map() },
    run: async (work) => {
      table.take();
      const begun = process.cpuUsage();
      const result = await work();
      const { user, system } = process.cpuUsage(begun);
      meter.cpuMs += (user + system) / 1000;
      const used = table.take();
      meter.calls += used.calls;
      meter.writeUnits += used.writeUnits;
      meter.itemsRead += used.itemsRead;
      for (const [name, units] of used.partitions)
        meter.partitions.set(name, (meter.partitions.get(name) ?? 0) + units);
      return result;
    },
  };
  return meter;
}
