import { jakartaDate } from '../../shared/calendar/week.ts';
import type { OfficeSession } from '../../shared/identity/office-session.ts';
import type { Call, CallSheet } from '../../shared/pages/office/calls.ts';
import type { ListQuery } from '../../shared/pages/office/list-query.ts';
import type { Referral } from '../../shared/referral/referral.ts';
import { isOpen } from '../../shared/referral/states.ts';
import { isPaused } from '../../shared/referral/withdrawal.ts';
import { rememberedKeys } from '../../shared/sealing/remembered-keys.ts';
import type { OfficeEntry } from '../../shared/storage/office-entries.ts';
import { markSeen } from '../../shared/storage/referrals.ts';
import { recordView } from '../../shared/storage/views.ts';
import { matching, pageOf, readEntries } from './choose-entries.ts';
import type { OfficeDeps } from './deps.ts';
import { needOf } from './group-needs.ts';
import { readOwned } from './load-list.ts';
import { openContact } from './open-person.ts';
import { watchUnsealing } from './watch-unsealing.ts';

/** Whom to call, for the same page of the list. Restricted cases, and what is perhaps withdrawn, stand on no paper: they are counted. */
export async function loadCalls(
  session: OfficeSession,
  at: Date,
  deps: OfficeDeps,
  query: ListQuery,
): Promise<CallSheet> {
  const { open } = await readEntries(session, at, deps);
  const today = jakartaDate(at);
  const { shown, page, pages } = pageOf(matching(open, query, today), query.page);
  const left = shown.filter((entry) => !isForPaper(entry));
  const printed = shown.filter(isForPaper);
  const owned = (await readOwned(printed, session, deps)).filter(isPrintable);
  if (owned.length > 0)
    await watchUnsealing(
      owned.map(({ person }) => person),
      { session, at },
      deps,
    );
  const groups = [...Map.groupBy(owned, ({ submission }) => submission).values()];
  const opener = { ...deps, dataKeys: rememberedKeys(deps.dataKeys) };
  return {
    officeName: deps.catalog.office(session.office).name,
    ...{ initials: session.initials, csrf: session.csrf },
    ...{ today, pages, query: { ...query, page }, restricted: left.length },
    calls: (await Promise.all(groups.map((needs) => callOf(needs, session, at, opener)))).flat(),
  };
}

/** A call can be dangerous there, and paper says nothing of it. */
const isForPaper = (need: Pick<OfficeEntry, 'restricted' | 'state' | 'withdrawal'>): boolean =>
  !need.restricted && !isPaused(need);

const isPrintable = (referral: Referral): boolean => isOpen(referral.state) && isForPaper(referral);

/** Nobody stands on the sheet without a trace: what cannot be written down is not shown. */
async function callOf(
  referrals: readonly Referral[],
  { office, initials }: OfficeSession,
  at: Date,
  deps: OfficeDeps,
): Promise<Call[]> {
  const seen = { at: at.toISOString(), office, by: initials };
  const shown: Referral[] = [];
  for (const referral of referrals) {
    if (!(await markSeen(deps.table, referral))) continue;
    await recordView(deps.table, referral, seen);
    shown.push(referral);
  }
  const [first] = shown;
  if (!first) return [];
  const { personal, submission, newPhone } = await openContact(first, deps);
  return [
    {
      ...{ name: personal.name, village: personal.village, district: first.district },
      ...{ phone: personal.phone, phoneOf: submission.phoneOf },
      ...(newPhone && { newPhone: { phone: newPhone.phone, phoneOf: newPhone.phoneOf } }),
      needs: await Promise.all(shown.map((referral) => needOf(referral, deps))),
    },
  ];
}
