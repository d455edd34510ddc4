import { desk } from '../referral/create.ts';
import { findOffice } from '../storage/offices.ts';
import type { ConsequenceDeps } from './deps.ts';

/** Nobody would learn of it at an office whose mailbox is not proven; the desk is always there. */
export async function firstTold(
  offices: readonly string[],
  { table }: Pick<ConsequenceDeps, 'table'>,
): Promise<string | undefined> {
  for (const office of offices)
    if (office === desk || (await findOffice(table, office))?.verified) return office;
  return undefined;
}
