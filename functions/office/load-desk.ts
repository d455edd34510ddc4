import { sideBySide } from '../../shared/batch/side-by-side.ts';
import type { OfficeSession } from '../../shared/identity/office-session.ts';
import { mailboxFault } from '../../shared/letter/mailbox-fault.ts';
import type { DeskView, SilentMailbox } from '../../shared/pages/office/desk.ts';
import { cameBy } from '../../shared/referral/came-by.ts';
import { isOpen } from '../../shared/referral/states.ts';
import { newestLetter } from '../../shared/storage/letters.ts';
import { type OfficeEntry, officeEntries } from '../../shared/storage/office-entries.ts';
import { type DirectoryEntry, listOffices } from '../../shared/storage/offices.ts';
import { pageOf, readEntries } from './choose-entries.ts';
import type { OfficeDeps } from './deps.ts';
import { frameOf, readOwned } from './load-list.ts';

/** Offices looked at together: what one page asks of the table at once. */
const together = 12;

/** What the desk has to look at: its own needs, mailboxes that do not work, and people in trouble who wait, as counts. */
export async function loadDesk(session: OfficeSession, at: Date, deps: OfficeDeps): Promise<DeskView> {
  const { open } = await readEntries(session, at, deps);
  const frame = frameOf(session, at, deps);
  // The index does not know how a need came: that is read of the most urgent ones only, as many as a page shows.
  const read = await readOwned(pageOf(open).shown, session, deps);
  const ways = read.map(cameBy);
  const [mailboxes, restricted] = await Promise.all([
    silentMailboxes(deps),
    restrictedOverdue(frame.today, deps),
  ]);
  return {
    ...frame,
    counts: {
      open: open.length,
      held: open.filter(({ state }) => state === 'held').length,
      pending: open.filter(({ state }) => state === 'pending').length,
      overdue: open.filter(({ due }) => due < frame.today).length,
    },
    came: { of: read.length, ...countWays(ways) },
    ...{ mailboxes, restricted },
  };
}

const countWays = (ways: readonly ReturnType<typeof cameBy>[]) => ({
  held: ways.filter((way) => way === undefined).length,
  silence: ways.filter((way) => way === 'escalate').length,
  decline: ways.filter((way) => way === 'decline').length,
  dispute: ways.filter((way) => way === 'dispute').length,
});

async function silentMailboxes(deps: OfficeDeps): Promise<SilentMailbox[]> {
  const found: SilentMailbox[] = [];
  await sideBySide(together, await listOffices(deps.table), async (entry) => {
    const fault = mailboxFault(entry, await lastLetters(entry, deps));
    if (!fault) return;
    const open = await openOf(entry.office, deps);
    const [oldest] = open.map(({ since }) => since).sort();
    found.push({
      ...{ office: entry.office, ...fault, open: open.length },
      ...(entry.telephone !== undefined && { telephone: entry.telephone }),
      ...(oldest !== undefined && { oldest }),
    });
  });
  return found.sort((a, b) => b.open - a.open || a.office.localeCompare(b.office));
}

/** The newest letter of each kind whose names can be put in order. */
async function lastLetters({ mailbox, verified }: DirectoryEntry, { table }: OfficeDeps) {
  if (!verified) return [];
  const letters = await Promise.all(['W-', 'D-'].map((kind) => newestLetter(table, mailbox, kind)));
  return letters.filter((letter) => letter !== undefined);
}

async function restrictedOverdue(today: string, deps: OfficeDeps) {
  const counts: { office: string; count: number }[] = [];
  await sideBySide(together, restrictedOffices(deps), async (office) => {
    const late = (await openOf(office, deps)).filter(({ restricted, due }) => restricted && due < today);
    if (late.length > 0) counts.push({ office, count: late.length });
  });
  return counts.sort((a, b) => b.count - a.count || a.office.localeCompare(b.office));
}

/** Restricted needs stand only at offices that their programs name, which are national ones. */
function restrictedOffices({ catalog }: OfficeDeps): Set<string> {
  const programs = catalog.programs.filter(({ restricted }) => restricted);
  return new Set(
    programs.flatMap(({ lead, leadWhen, escalation }) => [
      lead,
      ...leadWhen.map((one) => one.lead),
      ...escalation,
    ]),
  );
}

async function openOf(office: string, { table }: OfficeDeps): Promise<OfficeEntry[]> {
  const entries: OfficeEntry[] = [];
  for await (const entry of officeEntries(table, office)) if (isOpen(entry.state)) entries.push(entry);
  return entries;
}
