import { scheduledTime } from '../../shared/messaging/scheduled-event.ts';
import { hearsUs, listOffices } from '../../shared/storage/offices.ts';
import { countNeeds } from './count-needs.ts';
import type { GatherDeps } from './deps.ts';
import { queueForgotten } from './queue-forgotten.ts';
import { watchStatement } from './watch-statement.ts';
import { writeToOffice } from './write-to-office.ts';

/** One tick: every office in its hours whose rhythm has passed gets one letter of what is new; lost letters go again. */
export async function gather(
  event: unknown,
  deps: GatherDeps,
): Promise<{ letters: number; requeued: number }> {
  const tick = scheduledTime(event);
  const offices = (await listOffices(deps.table)).filter((office) => office.verified);
  const failures: unknown[] = [];
  await watchStatement(tick, deps).catch((error: unknown) => {
    deps.report.fail('statement-not-watched', error);
    failures.push(error);
  });
  const counted = await countNeeds(offices, tick, deps).catch((error: unknown) => {
    deps.report.fail('needs-not-counted', error);
    failures.push(error);
    return undefined;
  });
  let letters = 0;
  for (const office of offices) {
    // What it refuses is told by the first letter after it works again; the weekly digest tries.
    if (!hearsUs(office)) continue;
    try {
      if (await writeToOffice(office, tick, deps, counted)) letters += 1;
    } catch (error) {
      deps.report.fail('office-not-written-to', error, { office: office.office });
      failures.push(error);
    }
  }
  const requeued = await queueForgotten(tick, new Set(offices.map(({ mailbox }) => mailbox)), deps);
  deps.report.log('gathered', { letters, requeued, failed: failures.length });
  // Trouble with one office, or with the count, must not silence the others, but the tick is tried again for it.
  if (failures.length > 0) throw failures[0];
  return { letters, requeued };
}
