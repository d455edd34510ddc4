import { scheduledTime } from '../../shared/messaging/scheduled-event.ts';
import type { Fields } from '../../shared/observing/report.ts';
import { hearsUs, listOffices } from '../../shared/storage/offices.ts';
import { countNeeds } from './count-needs.ts';
import type { GatherDeps } from './deps.ts';
import { queueForgotten } from './queue-forgotten.ts';
import { startAddresses } from './start-addresses.ts';
import { watchStatement } from './watch-statement.ts';
import { writeToOffice } from './write-to-office.ts';

/** One tick: proven addresses start on their day; every office in its hours whose rhythm has passed gets one letter of what is new; lost letters go again. */
export async function gather(
  event: unknown,
  deps: GatherDeps,
): Promise<{ letters: number; requeued: number }> {
  const tick = scheduledTime(event);
  const failures: unknown[] = [];
  const fail = (event: string, error: unknown, fields?: Fields): void => {
    deps.report.fail(event, error, fields);
    failures.push(error);
  };
  const directory = await startAddresses(await listOffices(deps.table), tick, deps, fail);
  const offices = directory.filter(({ verified }) => verified);
  await watchStatement(tick, deps).catch((error: unknown) => fail('statement-not-watched', error));
  const counted = await countNeeds(offices, tick, deps).catch((error: unknown) => {
    fail('needs-not-counted', error);
    return undefined;
  });
  let letters = 0;
  for (const office of offices) {
    // What it refuses is told by the first letter after it works again; the weekly digest tries.
    if (!hearsUs(office)) continue;
    try {
      if (await writeToOffice(office, tick, deps, counted)) letters += 1;
    } catch (error) {
      fail('office-not-written-to', error, { office: office.office });
    }
  }
  const requeued = await queueForgotten(tick, new Set(offices.map(({ mailbox }) => mailbox)), deps);
  deps.report.log('gathered', { letters, requeued, failed: failures.length });
  // Trouble with one office, or with the count, must not silence the others, but the tick is tried again for it.
  if (failures.length > 0) throw failures[0];
  return { letters, requeued };
}
