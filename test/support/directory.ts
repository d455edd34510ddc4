import type { Catalog } from '../../shared/catalog/types.ts';
import { type DirectoryEntry, findOffice, saveOffice } from '../../shared/storage/offices.ts';
import type { Table } from '../../shared/storage/table.ts';

/** What is different about some offices, by id. */
export type DirectoryChanges = Readonly<Record<string, Partial<DirectoryEntry>>>;

export const addressOf = (mailbox: string): string => `${mailbox}@kantor.example`;

/** Gives every office of the catalog a verified mailbox. */
export async function fillDirectory(
  table: Table,
  { offices }: Catalog,
  changes: DirectoryChanges = {},
): Promise<void> {
  for (const { id, mailbox, zone } of offices)
    await saveOffice(table, {
      ...{ office: id, mailbox, address: addressOf(mailbox), zone },
      ...{ verified: true, addressVersion: 1, language: 'id' },
      ...changes[id],
    });
}

/** The operator writes down another address, as the runbook says. */
export async function moveMailbox(
  table: Table,
  id: string,
  changes: Partial<DirectoryEntry> = {},
): Promise<void> {
  const office = await findOffice(table, id);
  if (!office) throw new Error(`${id} has no mailbox`);
  const { addressVersion } = office;
  await saveOffice(table, {
    ...office,
    address: 'new@kantor.example',
    addressVersion: addressVersion + 1,
    ...changes,
  });
}
