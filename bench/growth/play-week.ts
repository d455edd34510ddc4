import { gather } from '../../functions/gather/gather.ts';
import { catalog } from '../../shared/catalog/current.ts';
import { closeWeek, momentIn } from '../../test/support/mondays.ts';
import { signInAs } from '../../test/support/office-browser.ts';
import { type Meter, openMeter } from './meter.ts';
import { personOf, sourceOf } from './people.ts';
import { type Played, startWatched } from './watched-system.ts';

export type Quantities = Readonly<Record<string, number>>;

const week = '2026-W47';
const hours = 3600 * 1000;
/** Of letters, in Jakarta, on five days. */
const letterHours = [8, 11, 14];
/** As many records as `dispatch` is given at once. */
const batch = 50;

/** So many people apply within a week, offices get their letters, one opens its list, and Monday counts the week. */
export async function playWeek(people: number, seed: number): Promise<Quantities> {
  const { system, table } = await startWatched();
  const meters = { enroll: openMeter(table), dispatch: openMeter(table), gather: openMeter(table) };
  let accepted = 0;
  let letters = 0;
  const ticks = [0, 1, 2, 3, 4].flatMap((day) => letterHours.map((hour) => momentIn(week, day, hour)));
  const write = async (tick: Date): Promise<void> => {
    system.clock.now = tick;
    letters += (await meters.gather.run(() => gather({ scheduledAt: tick.toISOString() }, system.deps)))
      .letters;
    while (system.deps.queue.sent.length > 0) await system.deliver();
  };
  for (let order = 0; order < people; order += 1) {
    const at = new Date(momentIn(week, 0, 0).getTime() + (order / people) * 7 * 24 * hours);
    for (; ticks[0] && ticks[0] <= at; ticks.shift()) await write(ticks[0]);
    system.clock.now = at;
    const body = personOf(order, seed);
    const { statusCode } = await meters.enroll.run(() => system.enroll(body, { sourceIp: sourceOf(order) }));
    if (statusCode === 201) accepted += 1;
    if ((order + 1) % batch === 0 || order + 1 === people) await meters.dispatch.run(system.pump);
  }
  for (const tick of ticks) await write(tick);
  console.error(`${people} people: ${accepted} accepted, ${letters} letters`);
  return {
    accepted,
    ...applied(meters),
    ...lettersOf(meters.gather, letters),
    ...(await looked({ system, table })),
  };
}

function applied({ enroll, dispatch }: Readonly<Record<'enroll' | 'dispatch', Meter>>): Quantities {
  return {
    'write units, by `enroll` and `dispatch`': enroll.writeUnits + dispatch.writeUnits,
    'of them in the hottest partition of a week': hottest([enroll, dispatch], 'byWeek'),
    "of them in the hottest partition of an office's list": hottest([enroll, dispatch], 'byOffice'),
    'calls of the table by `enroll`': enroll.calls,
    'calls of the table by `dispatch`': dispatch.calls,
    'CPU of `enroll`, ms': enroll.cpuMs,
    'CPU of `dispatch`, ms': dispatch.cpuMs,
  };
}

function hottest(meters: readonly Meter[], index: string): number {
  const sums = new Map<string, number>();
  for (const [name, units] of meters.flatMap(({ partitions }) => [...partitions]))
    if (name.startsWith(`${index} `)) sums.set(name, (sums.get(name) ?? 0) + units);
  return Math.max(0, ...sums.values());
}

const lettersOf = (gather: Meter, letters: number): Quantities => ({
  'letters of fifteen hours': letters,
  'items read for them': gather.itemsRead,
  'CPU of `gather`, ms': gather.cpuMs,
});

/** What an office and Monday make of it. */
async function looked({ system, table }: Played): Promise<Quantities> {
  const owned = Map.groupBy(system.store.everything(), (item) => String(item['office'] ?? ''));
  const needs = (office: string): number =>
    owned.get(office)?.filter(({ kind }) => kind === 'referral').length ?? 0;
  const largest = catalog.offices.reduce((most, one) => (needs(one.id) > needs(most.id) ? one : most));
  const [list, monday] = [openMeter(table), openMeter(table)];
  const { browser } = await signInAs(system, largest.mailbox);
  const page = await list.run(() => browser.page('/office/list'));
  await monday.run(() => closeWeek(system, week));
  const frozen = (await system.store.get({ pk: `T#${week}`, sk: 'NATIONAL' })) ?? {};
  const binary = Object.values(frozen).filter((value) => value instanceof Uint8Array);
  return {
    needs: catalog.offices.reduce((sum, { id }) => sum + needs(id), 0),
    'needs of the largest office': needs(largest.id),
    'items read by its list': list.itemsRead,
    'CPU of its list, ms': list.cpuMs,
    'bytes of its list': Buffer.byteLength(page.body),
    "items read by Monday's count": monday.itemsRead,
    "CPU of Monday's count and letters, ms": monday.cpuMs,
    'bytes of the statement': binary.reduce((sum, { byteLength }) => sum + byteLength, 0),
  };
}
