import * as z from 'zod/mini';
import type { Program } from '../../shared/catalog/types.ts';
import { Poison } from '../../shared/errors.ts';
import type { Opened } from '../../shared/pages/office/need.ts';
import { newestPhone } from '../../shared/referral/applicant-request.ts';
import type { Referral } from '../../shared/referral/referral.ts';
import { unseal } from '../../shared/sealing/sealer.ts';
import { submissionKey } from '../../shared/storage/keys.ts';
import { findSubmission, type Submission } from '../../shared/storage/submissions.ts';
import type { OfficeDeps } from './deps.ts';

const personal = z.object({
  name: z.string(),
  phone: z.string(),
  village: z.string(),
  story: z.optional(z.string()),
  safeContact: z.optional(z.string()),
});
export type Personal = z.infer<typeof personal>;
type Opener = Pick<OfficeDeps, 'table' | 'dataKeys' | 'catalog'>;

/** The submission that a referral or check comes from, with the person's data in clear: for the owner's eyes. */
export async function openPerson(
  { submission: key, program }: Referral,
  { table, dataKeys, catalog }: Opener,
): Promise<{ submission: Submission; personal: Personal }> {
  const submission = await findSubmission(table, key);
  if (!submission) throw new Poison('a referral without its submission');
  const text = await unseal(dataKeys, submission.sealed, submissionKey(key));
  return { submission, personal: own(personal.parse(JSON.parse(text)), catalog.program(program)) };
}

/** The same, with the number that the applicant gave later. */
export async function openContact(referral: Referral, opener: Opener): Promise<Opened> {
  const opened = await openPerson(referral, opener);
  const change = newestPhone(opened.submission);
  if (!change) return opened;
  const phone = await unseal(opener.dataKeys, change.sealed, submissionKey(referral.submission));
  return { ...opened, newPhone: { phone, phoneOf: change.phoneOf, at: change.at } };
}

/** What another choice of the same submission asked for is not for this owner: it would give that choice away. */
function own({ story, safeContact, ...contact }: Personal, { asks }: Program): Personal {
  return {
    ...contact,
    ...(asks.includes('story') && { story }),
    ...(asks.includes('safeContact') && { safeContact }),
  };
}
