import { isDeepStrictEqual } from 'node:util';
import { sendStatement } from '../../functions/summarize/send-statement.ts';
import { summarize } from '../../functions/summarize/summarize.ts';
import { previousWeek } from '../../shared/calendar/week.ts';
import { MemoryLetterQueue } from '../../shared/messaging/memory-letter-queue.ts';
import { MemoryTable } from '../../shared/storage/memory-table.ts';
import { findStatement } from '../../shared/storage/statements.ts';
import type { Item } from '../../shared/storage/table.ts';
import { fillDirectory } from '../support/directory.ts';
import { all } from '../support/items.ts';
import { momentIn, mondayAfter, statementItems, statementLetters } from '../support/mondays.ts';
import { opened } from '../support/opened.ts';
import type { World } from './world.ts';

export type Firing = 'in time' | 'missed' | 'twice' | 'late' | 'early';

/** The Monday after the week, and what lagged until then; says what another rendering makes different. */
export async function closeAndCompare(world: World, week: string, firing: Firing): Promise<string[]> {
  const wrong = firing === 'missed' ? [] : await fire(world, week, firing);
  for (const late of world.late) late.mondays -= 1;
  const due = world.late.filter(({ mondays }) => mondays <= 0);
  world.late.splice(0, world.late.length, ...world.late.filter(({ mondays }) => mondays > 0));
  for (const { write } of due) await write();
  return wrong;
}

async function fire(world: World, week: string, firing: Firing): Promise<string[]> {
  const { clock, deps } = world;
  if (firing === 'early') {
    clock.now = momentIn(week, 6, 23);
    await summarize({ scheduledAt: clock.now.toISOString() }, deps);
  }
  const tick = mondayAfter(week);
  clock.now = new Date(tick.getTime() + (firing === 'late' ? 20 * 3_600_000 : 0));
  const call = () => summarize({ scheduledAt: tick.toISOString() }, deps);
  const calls = await Promise.all(firing === 'twice' ? [call(), call()] : [call()]);
  deps.queue.sent.splice(0);
  const told = calls.flatMap(({ weeks }) => weeks);
  const wrong: string[] = [];
  for (const each of new Set(told)) wrong.push(...(await renderAgain(world, each, tick)));
  return wrong;
}

/** Parts and letters once more, from the frozen items alone: each must be the one that stands, byte for byte. */
async function renderAgain(world: World, week: string, tick: Date): Promise<string[]> {
  const { store, deps, catalog } = world;
  const table = new MemoryTable();
  await fillDirectory(table, catalog);
  for (const each of [previousWeek(week), week])
    for (const item of await statementItems({ store }, each)) if (isFrozen(item)) await table.put(item);
  const statement = await findStatement(table, week);
  if (!statement) return [`${week} has no statement`];
  await sendStatement(statement, tick, { ...deps, table, queue: new MemoryLetterQueue() });
  const wrong: string[] = [];
  for (const item of await statementItems({ store }, week))
    if (!isDeepStrictEqual(await table.get(item), item))
      wrong.push(`${item.pk} ${item.sk} renders otherwise`);
  for (const letter of await statementLetters({ store, deps }, week))
    if (withoutLink(await table.get(letter)) !== withoutLink(letter))
      wrong.push(`${letter.pk} ${letter.sk} renders otherwise`);
  const letters = (await all(table.query({ index: 'byOffice', partition: 'LETTERS' }))).length;
  if (letters < catalog.offices.length + 1) wrong.push(`${week} has only ${letters} letters`);
  await forgetLetters(world, week);
  return wrong;
}

/** Each letter that is drafted has a link of its own: its token holds a random number. */
const withoutLink = (letter: Item | undefined): string =>
  JSON.stringify(letter ? opened(letter) : {}).replaceAll(/\/office\/[\w-]{20,}/g, '/office/link');

const isFrozen = ({ sk }: Item): boolean => /^NATIONAL(#|$)/.test(sk);

/** A year of letters is a gigabyte, and nobody looks at them again. */
async function forgetLetters({ store, deps }: World, week: string): Promise<void> {
  for (const letter of await statementLetters({ store, deps }, week)) await store.remove(letter);
}
