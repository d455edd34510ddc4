import { desk } from '../referral/create.ts';
import { findOffice, hearsUs } from '../storage/offices.ts';
import type { ConsequenceDeps } from './deps.ts';

/** Nobody would learn of it at an office whose mailbox is not proven, or does not work; the desk is always there. */
export async function firstTold(
  offices: readonly string[],
  { table }: Pick<ConsequenceDeps, 'table'>,
): Promise<string | undefined> {
  for (const office of offices)
    if (office === desk || hearsUs(await findOffice(table, office))) return office;
  return undefined;
}
