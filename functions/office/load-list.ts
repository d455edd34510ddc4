import { jakartaDate } from '../../shared/calendar/week.ts';
import { addWorkingDays } from '../../shared/calendar/working-days.ts';
import type { OfficeSession } from '../../shared/identity/office-session.ts';
import type { ListView } from '../../shared/pages/office/list.ts';
import { isFiltered, type ListQuery } from '../../shared/pages/office/list-query.ts';
import { lastPromise } from '../../shared/referral/answer-request.ts';
import { desk } from '../../shared/referral/create.ts';
import type { Referral } from '../../shared/referral/referral.ts';
import { isOpen } from '../../shared/referral/states.ts';
import { supportedBy } from '../../shared/referral/supported-by.ts';
import type { OfficeEntry } from '../../shared/storage/office-entries.ts';
import { findReferral } from '../../shared/storage/referrals.ts';
import { type Listed, matching, pageOf, readEntries } from './choose-entries.ts';
import type { OfficeDeps } from './deps.ts';
import { groupByPerson, type Marks, needOf } from './group-needs.ts';
import { loadShared } from './load-shared.ts';

/** Without being asked for: the newest of what was just closed. */
const mostClosed = 20;

/** An office's work: what is open, the most urgent first, each person's needs together; then what was just closed. */
export async function loadList(
  session: OfficeSession,
  at: Date,
  deps: OfficeDeps,
  query: ListQuery = {},
  marks: Marks = new Map(),
): Promise<ListView> {
  const { open, closed } = await readEntries(session, at, deps);
  const frame = frameOf(session, at, deps);
  const isOver = query.state === 'closed';
  const wanted = matching(isOver ? closed : open, query, frame.today);
  const { shown, page, pages } = pageOf(wanted, query.page);
  const read = await readOwned(isOver ? [] : shown, session, deps);
  const stillOpen = read.filter(({ state }) => isOpen(state));
  const over = await readOwned(isOver ? shown : closed.slice(0, mostClosed), session, deps);
  return {
    ...frame,
    query: { ...query, page },
    held: wanted.filter(({ state }) => state === 'held').length,
    ...{ pages, found: wanted.length, total: open.length, closedTotal: closed.length },
    choices: choicesIn([...open, ...closed]),
    persons: await groupByPerson(stillOpen, session.office, deps, marks),
    closed: await closedNeeds(over, deps),
    ...(isWhole(query) && { shared: await loadShared(session.office, deps) }),
  };
}

/** The whole list from its beginning, not a part of it. */
const isWhole = (query: ListQuery): boolean => !isFiltered(query) && (query.page ?? 1) === 1;

const closedNeeds = (referrals: readonly Referral[], deps: OfficeDeps) =>
  Promise.all(referrals.filter(({ state }) => !isOpen(state)).map((referral) => needOf(referral, deps)));

/** What every list has, whatever it shows. */
export function frameOf(session: OfficeSession, at: Date, { catalog }: OfficeDeps) {
  const today = jakartaDate(at);
  return {
    officeName: catalog.office(session.office).name,
    isDesk: session.office === desk,
    ...{ initials: session.initials, csrf: session.csrf },
    ...{ today, soon: addWorkingDays(today, 1), lastDay: lastPromise(today) },
    supports: supportedBy(catalog, session.office).length > 0,
  };
}

/** The index may lag behind: what another office owns by now is left out. */
export async function readOwned(
  entries: readonly OfficeEntry[],
  { office }: OfficeSession,
  { table }: OfficeDeps,
): Promise<Referral[]> {
  const read = await Promise.all(entries.map(({ pk, sk }) => findReferral(table, { pk, sk })));
  return read.filter((referral): referral is Referral => referral?.office === office);
}

/** By what the list can be narrowed: of restricted cases it tells neither program nor place. */
function choicesIn(entries: readonly Listed[]) {
  const open = entries.filter(({ restricted }) => !restricted);
  const different = (codes: readonly string[]) => [...new Set(codes)].sort();
  return {
    programs: different(open.map(({ program }) => program)),
    districts: different(open.map(({ district }) => district)),
  };
}
