import { withoutChange } from '../../shared/directory/address.ts';
import type { Answer, Asked } from '../../shared/directory/asked.ts';
import { changeOffice, findOffice } from '../../shared/storage/offices.ts';
import type { DirectoryDeps } from './deps.ts';

type Cancel = Extract<Asked, { ask: 'cancel' }>;

/** Takes back a change that is not in effect: letters go on to the present address. */
export async function cancel({ office, dryRun }: Cancel, deps: DirectoryDeps): Promise<Answer<'cancel'>> {
  const entry = await findOffice(deps.table, office);
  if (!entry?.change) return { refused: `no change of ${office} waits` };
  const told = { address: entry.address, cancelled: entry.change.address };
  if (dryRun) return told;
  if (!(await changeOffice(deps.table, entry, withoutChange(entry))))
    return { refused: 'somebody else has changed it just now: look again' };
  deps.report.log('address-change-cancelled', { office });
  return told;
}
