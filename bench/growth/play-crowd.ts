import { openMeter } from './meter.ts';
import { personOf } from './people.ts';
import type { Quantities } from './play-week.ts';
import { startWatched } from './watched-system.ts';

/** So many people apply within an hour from one address: a village office with a list, or behind a carrier. */
export async function playCrowd(people: number, seed: number): Promise<Quantities> {
  const { system, table } = await startWatched();
  const meter = openMeter(table);
  for (let order = 0; order < people; order += 1) {
    const body = personOf(order, seed);
    await meter.run(async () => {
      await system.enroll(body, { sourceIp: '203.0.113.7' });
      await system.pump();
    });
  }
  const ofHolds = [...meter.partitions].filter(([name]) => name.startsWith('table H#'));
  return {
    'write units': meter.writeUnits,
    'of them for the counts of the hour': ofHolds.reduce((sum, [, units]) => sum + units, 0),
    'letters at once': system.deps.queue.sent.length,
  };
}
