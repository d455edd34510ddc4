import type { Answer, Asked } from '../../shared/directory/asked.ts';
import { changeOffice, findOffice } from '../../shared/storage/offices.ts';
import type { DirectoryDeps } from './deps.ts';

type SignOut = Extract<Asked, { ask: 'sign-out' }>;

/** A letter or a browser is in wrong hands: links, sessions and known browsers end. New codes go to the same address. */
export async function signOut({ office, dryRun }: SignOut, deps: DirectoryDeps): Promise<Answer<'sign-out'>> {
  const entry = await findOffice(deps.table, office);
  if (!entry) return { refused: `no address of ${office} is entered` };
  const addressVersion = entry.addressVersion + 1;
  if (dryRun) return { addressVersion };
  if (!(await changeOffice(deps.table, entry, { ...entry, addressVersion })))
    return { refused: 'somebody else has changed it just now: try again' };
  deps.report.log('office-signed-out', { office });
  return { addressVersion };
}
