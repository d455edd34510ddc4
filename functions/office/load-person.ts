import { jakartaDate } from '../../shared/calendar/week.ts';
import type { OfficeSession } from '../../shared/identity/office-session.ts';
import type { PersonView } from '../../shared/pages/office/person.ts';
import { possibleActions } from '../../shared/referral/answer.ts';
import { lastPromise } from '../../shared/referral/answer-request.ts';
import { desk } from '../../shared/referral/create.ts';
import { guestOffices } from '../../shared/referral/guest-offices.ts';
import { namedOffices, nextOffices } from '../../shared/referral/next-offices.ts';
import type { Referral } from '../../shared/referral/referral.ts';
import { needsReason, withoutPlaces } from '../../shared/referral/view-reasons.ts';
import { isOpenAt } from '../../shared/referral/withdrawal.ts';
import { hearsUs, listOffices } from '../../shared/storage/offices.ts';
import { hasChecks } from '../../shared/storage/referrals.ts';
import type { OfficeDeps } from './deps.ts';
import { idOf } from './find-owned.ts';
import { openSeen } from './open-seen.ts';

/**
 * All that an owner sees of one need, the person's data only while it is open. Whom the owner lets in sees the same, but
 * for other applications of the person.
 */
export async function loadPerson(
  referral: Referral,
  session: OfficeSession,
  at: Date,
  deps: OfficeDeps,
  reason?: string,
): Promise<PersonView> {
  const today = jakartaDate(at);
  const office = deps.catalog.office(session.office);
  const possible = possibleActions(referral, { catalog: deps.catalog, at, office: session.office });
  const asksWhom = possible.includes('share') || possible.includes('decline');
  const hearing = asksWhom ? await hearingOffices(deps) : new Set<string>();
  const guests = possible.includes('share') ? reachableGuests(referral, hearing, deps) : [];
  const actions = possible.filter((action) => action !== 'share' || guests.length > 0);
  const isGuest = referral.office !== session.office;
  return {
    id: await idOf(referral, deps),
    referral: needsReason(office) ? withoutPlaces(referral) : referral,
    ...{ actions, guests, isGuest, at, today, lastDay: lastPromise(today) },
    officeName: office.name,
    ...{ initials: session.initials, csrf: session.csrf },
    lines: { hotline: deps.hotline, urgentHotlines: deps.urgentHotlines },
    otherApplication: !isGuest && referral.kind === 'referral' && (await hasChecks(deps.table, referral)),
    next: actions.includes('decline') ? reachableOffices(referral, hearing, deps) : { named: [], others: [] },
    ...(isOpenAt(referral, at) && (await openSeen(referral, { session, at, reason }, deps))),
  };
}

/** Offices that learn of what is handed over to them, or shared. */
export const hearingOffices = async ({ table }: OfficeDeps): Promise<Set<string>> =>
  new Set((await listOffices(table)).filter(hearsUs).map(({ office }) => office));

/** Whom the owner can let in, of those whose mailbox is proven and works. */
export const reachableGuests = (
  referral: Referral,
  hearing: ReadonlySet<string>,
  { catalog }: OfficeDeps,
): string[] => guestOffices(referral, catalog).filter((id) => hearing.has(id));

/** A need goes only to an office whose mailbox is proven and works: elsewhere nobody would learn of it. The desk is always there. */
export function reachableOffices(referral: Referral, hearing: ReadonlySet<string>, { catalog }: OfficeDeps) {
  const reachable = nextOffices(referral, catalog).filter((id) => hearing.has(id) || id === desk);
  const first = namedOffices(referral, catalog);
  return {
    named: reachable.filter((id) => first.includes(id)),
    others: reachable.filter((id) => !first.includes(id)),
  };
}
