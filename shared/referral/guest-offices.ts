import type { Catalog } from '../catalog/types.ts';
import type { Referral } from './referral.ts';
import { officeOf } from './routing.ts';
import { isOpen } from './states.ts';
import { isPaused } from './withdrawal.ts';

/** Whom the owner can let in: the offices that support the program, but not itself, and none twice. */
export function guestOffices(
  { program, district, office, guests = [] }: Pick<Referral, 'program' | 'district' | 'office' | 'guests'>,
  catalog: Catalog,
): string[] {
  const supporting = catalog.program(program).support.map((named) => officeOf(named, district));
  return supporting.filter((id) => id !== office && !guests.includes(id));
}

/** Whether the present owner has let this office in, and the need is still open. */
export const isLetIn = (
  { state, guests = [] }: Pick<Referral, 'state' | 'guests'>,
  office: string,
): boolean => isOpen(state) && guests.includes(office);

/** Whether it sees the person now: while a withdrawal is asked nobody does but the owner. */
export const isGuest = (
  referral: Pick<Referral, 'state' | 'guests' | 'withdrawal'>,
  office: string,
): boolean => isLetIn(referral, office) && !isPaused(referral);
