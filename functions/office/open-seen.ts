import { type OfficeSession, sessionSeconds } from '../../shared/identity/office-session.ts';
import type { Referral } from '../../shared/referral/referral.ts';
import { withStandingNumber } from '../../shared/referral/tries.ts';
import { isClosedTo, needsReason } from '../../shared/referral/view-reasons.ts';
import { markSeen } from '../../shared/storage/referrals.ts';
import { lastViews, reasonSince, recordView } from '../../shared/storage/views.ts';
import type { OfficeDeps } from './deps.ts';
import { openContact } from './open-person.ts';
import { watchUnsealing } from './watch-unsealing.ts';

/** As many as tell at a glance whether a colleague is at it, or somebody is too curious. */
const shownViews = 5;

type Looking = { readonly session: OfficeSession; readonly at: Date; readonly reason?: string | undefined };

/**
 * The person of an open need. Nobody sees one without a trace: what cannot be written down is not shown. Where a reason
 * is needed it is the one just given, or that which the same officer gave in this session; without one nobody is shown.
 * Nor is who withdrew in this moment.
 */
export async function openSeen(referral: Referral, looking: Looking, deps: OfficeDeps) {
  const { office: id, initials: by } = looking.session;
  const office = deps.catalog.office(id);
  if (isClosedTo(referral, office)) return { views: await lastViews(deps.table, referral, shownViews) };
  const reason = needsReason(office) ? await reasonOf(referral, looking, deps) : undefined;
  if (needsReason(office) && reason === undefined)
    return { asksReason: true, views: await lastViews(deps.table, referral, shownViews) };
  if (!(await markSeen(deps.table, referral))) return {};
  const seen = { at: looking.at.toISOString(), office: id, by, ...(reason !== undefined && { reason }) };
  await recordView(deps.table, referral, seen);
  await watchUnsealing([referral.person], looking, deps);
  const [opened, views] = await Promise.all([
    openContact(referral, deps),
    lastViews(deps.table, referral, shownViews),
  ]);
  return { opened, views, referral: withStandingNumber(referral, opened.submission, deps.catalog) };
}

/** Whether this officer has the person before their eyes, or can have without saying anything more. */
export async function maySee(referral: Referral, session: OfficeSession, deps: OfficeDeps): Promise<boolean> {
  const office = deps.catalog.office(session.office);
  if (!needsReason(office)) return true;
  return !isClosedTo(referral, office) && (await reasonGiven(referral, session, deps)) !== undefined;
}

const reasonOf = async (referral: Referral, { session, reason }: Looking, deps: OfficeDeps) =>
  reason ?? reasonGiven(referral, session, deps);

function reasonGiven(referral: Referral, { expires, office, initials: by }: OfficeSession, deps: OfficeDeps) {
  const since = new Date(expires - sessionSeconds * 1000).toISOString();
  return reasonSince(deps.table, referral, { since, office, by });
}
