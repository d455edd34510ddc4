import type { Office } from '../catalog/types.ts';
import type { Referral } from './referral.ts';

/** Needs of the whole country can come to the desk: who sits there says why before a person is shown. */
export const needsReason = ({ kind }: Pick<Office, 'kind'>): boolean => kind === 'desk';

/** No restricted need is opened where a reason is needed, whatever way it has come there. */
export const isClosedTo = (
  { restricted }: Pick<Referral, 'restricted'>,
  office: Pick<Office, 'kind'>,
): boolean => restricted && needsReason(office);

/** A need of which nobody may see the person: the place of an appointment mostly is in the person's village. */
export const withoutPlaces = (referral: Referral): Referral => ({
  ...referral,
  answers: referral.answers.map(({ place: _, ...answer }) => answer),
});
