import type { OfficeSession } from '../../shared/identity/office-session.ts';
import { addSeen, noteLooked } from '../../shared/storage/seen-persons.ts';
import { readEntries } from './choose-entries.ts';
import type { OfficeDeps } from './deps.ts';

const hourMs = 60 * 60 * 1000;
/** Persons in an hour that no list has to explain: an officer with a telephone reaches fewer. */
const usual = 30;
/** Of what stands on the office's list: somebody who works through it opens each person once. */
const ofTheList = 1.5;

type Watching = Pick<OfficeDeps, 'table' | 'catalog' | 'digests' | 'report'>;
type Looking = { readonly session: OfficeSession; readonly at: Date };

/**
 * Counts whom this session opens, before they are shown, and reports more people in an hour than work explains. It
 * stops nobody: an office in a hurry must not be locked out of its own cases, and every view is written down anyway.
 */
export async function watchUnsealing(
  persons: readonly string[],
  { session, at }: Looking,
  deps: Watching,
): Promise<void> {
  const { table, catalog, report } = deps;
  const by = {
    mailbox: catalog.office(session.office).mailbox,
    session: (await deps.digests()).browser(session.csrf),
    ...{ at: at.getTime(), expires: session.expires },
  };
  const { count, lookedUpTo = usual } = await addSeen(table, persons, by);
  if (count <= lookedUpTo) return;
  const listed = await listedInTheHour(session, at, deps);
  const explained = Math.max(usual, Math.floor(listed * ofTheList));
  if (count > explained) {
    report.log('unusual-unsealing', { office: session.office, persons: count, listed });
    report.count('UnusualUnsealing');
  }
  // Told once, it is told again when the count has grown by half.
  await noteLooked(table, by, count > explained ? Math.floor(count * ofTheList) : explained);
}

/** What was closed within the hour stood on the list when the officer began. */
async function listedInTheHour(session: OfficeSession, at: Date, deps: Watching): Promise<number> {
  const { open, closed } = await readEntries(session, at, deps);
  const from = new Date(at.getTime() - hourMs).toISOString();
  return open.length + closed.filter(({ changedAt }) => changedAt >= from).length;
}
