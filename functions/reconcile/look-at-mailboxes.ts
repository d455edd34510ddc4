import { listOffices } from '../../shared/storage/offices.ts';
import type { ReconcileDeps } from './deps.ts';
import type { Round } from './round.ts';

/**
 * Offices that own something and hear of nothing. A district whose office never had a proven mailbox is not open: there
 * is nothing to call about.
 */
export async function lookAtMailboxes({ found }: Round, { table, catalog }: ReconcileDeps): Promise<void> {
  const directory = new Map((await listOffices(table)).map((entry) => [entry.office, entry]));
  for (const { id } of catalog.offices) {
    const entry = directory.get(id);
    const owns = found.needs.open.of(id) > 0;
    if (entry?.notWorkingSince || (owns && !entry?.verified)) found.mailboxes.add(id);
  }
}
