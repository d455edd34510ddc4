import { jakartaDate, previousWeek, weekOf } from '../../shared/calendar/week.ts';
import { addWorkingDays } from '../../shared/calendar/working-days.ts';
import type { OfficeSession } from '../../shared/identity/office-session.ts';
import type { ListView, Need, PersonNeeds } from '../../shared/pages/office/list.ts';
import { isFresh } from '../../shared/referral/answer.ts';
import { newestPhone } from '../../shared/referral/applicant-request.ts';
import type { Referral } from '../../shared/referral/referral.ts';
import { isOpen } from '../../shared/referral/states.ts';
import { rememberedKeys } from '../../shared/sealing/remembered-keys.ts';
import { type OfficeEntry, officeEntries } from '../../shared/storage/office-entries.ts';
import { findReferral } from '../../shared/storage/referrals.ts';
import { findSubmission, type Submission } from '../../shared/storage/submissions.ts';
import type { OfficeDeps } from './deps.ts';
import { idOf } from './find-owned.ts';
import { openPerson } from './open-person.ts';

/** Shown at once: a page that a phone can hold. The rest comes up as these are answered. */
const mostNeeds = 150;
const mostClosed = 20;

/** An office's work: what is open, the most urgent first, each person's needs together; then what was just closed. */
export async function loadList(session: OfficeSession, at: Date, deps: OfficeDeps): Promise<ListView> {
  const entries: OfficeEntry[] = [];
  for await (const entry of officeEntries(deps.table, session.office)) entries.push(entry);
  const open = entries.filter(({ state }) => isOpen(state)).toSorted(byUrgency);
  const closed = entries.filter(({ state }) => !isOpen(state)).toSorted((a, b) => (a.due < b.due ? 1 : -1));
  const shown = await readOwned(open.slice(0, mostNeeds), session, deps);
  const over = (await readOwned(closed.slice(0, mostClosed), session, deps)).filter((one) =>
    isFresh(one, at),
  );
  const today = jakartaDate(at);
  return {
    officeName: deps.catalog.office(session.office).name,
    ...{ initials: session.initials, csrf: session.csrf, today, soon: addWorkingDays(today, 1) },
    lastWeek: previousWeek(weekOf(at)),
    total: open.length,
    more: Math.max(0, open.length - mostNeeds),
    persons: await groupByPerson(
      shown.filter(({ state }) => isOpen(state)),
      deps,
    ),
    closed: await Promise.all(over.map((one) => needOf(one, deps))),
  };
}

const byUrgency = (a: OfficeEntry, b: OfficeEntry): number =>
  a.due === b.due ? (a.since < b.since ? -1 : 1) : a.due < b.due ? -1 : 1;

/** The index may lag behind: what another office owns by now is left out. */
async function readOwned(
  entries: readonly OfficeEntry[],
  { office }: OfficeSession,
  { table }: OfficeDeps,
): Promise<Referral[]> {
  const read = await Promise.all(entries.map(({ pk, sk }) => findReferral(table, { pk, sk })));
  return read.filter((referral): referral is Referral => referral?.office === office);
}

/** Together is what came with one submission: a check shows its own data, never those of the first application. */
async function groupByPerson(referrals: readonly Referral[], deps: OfficeDeps): Promise<PersonNeeds[]> {
  const groups = Map.groupBy(referrals, ({ submission, restricted }) => `${submission}${restricted}`);
  const opened = { ...deps, dataKeys: rememberedKeys(deps.dataKeys) };
  return Promise.all([...groups.values()].map((needs) => personOf(needs, opened)));
}

/** A restricted case stands in the list without a name: a list is easily read over a shoulder. */
async function personOf(referrals: readonly Referral[], deps: OfficeDeps): Promise<PersonNeeds> {
  const needs = await Promise.all(referrals.map((referral) => needOf(referral, deps)));
  const [first] = referrals;
  if (!first) return { needs };
  if (first.restricted) {
    const submission = await findSubmission(deps.table, first.submission);
    return { needs, ...(submission && markOf(submission)) };
  }
  const { personal, submission } = await openPerson(first, deps);
  return { name: personal.name, village: personal.village, ...markOf(submission), needs };
}

const markOf = (submission: Submission) => newestPhone(submission) && { phoneChanged: true };

export async function needOf(referral: Referral, deps: OfficeDeps): Promise<Need> {
  const { kind, program, state, due, restricted, answerNumber = 0, ownerNumber } = referral;
  const last = referral.answers.at(-1)?.action;
  return {
    ...{ id: await idOf(referral, deps), kind, program, state, due, restricted, ownerNumber, answerNumber },
    ...((last === 'withdraw' || last === 'dispute') && { said: last }),
  };
}
