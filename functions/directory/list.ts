import type { Office } from '../../shared/catalog/types.ts';
import type { Answer, ListedOffice } from '../../shared/directory/asked.ts';
import { proofMinutes } from '../../shared/identity/proof-links.ts';
import { findLetter, letterId } from '../../shared/storage/letters.ts';
import { type DirectoryEntry, listOffices } from '../../shared/storage/offices.ts';
import { mainLanguage } from '../../shared/text/language.ts';
import type { DirectoryDeps } from './deps.ts';

/** Every office of the catalog, also those that nobody has entered. */
export async function list(deps: DirectoryDeps): Promise<Answer<'list'>> {
  const entries = new Map((await listOffices(deps.table)).map((entry) => [entry.office, entry]));
  const offices: ListedOffice[] = [];
  for (const office of deps.catalog.offices) offices.push(await listed(office, entries.get(office.id), deps));
  return { offices };
}

async function listed(
  { id, name, zone }: Office,
  entry: DirectoryEntry | undefined,
  deps: DirectoryDeps,
): Promise<ListedOffice> {
  const known = { office: id, name };
  if (!entry) return { ...known, state: 'absent', zone, language: mainLanguage };
  const { address, telephone, reason, atOnce, change, rhythmHours, notWorkingSince } = entry;
  return {
    ...known,
    state: stateOf(entry),
    ...{ address, telephone, zone: entry.zone, language: entry.language, rhythmHours },
    ...{ reason, atOnce, notWorkingSince, change },
    proof: await proofOf(entry, deps),
  };
}

function stateOf({ verified, notWorkingSince }: DirectoryEntry): ListedOffice['state'] {
  if (!verified) return 'not-verified';
  return notWorkingSince === undefined ? 'verified' : 'not-working';
}

async function proofOf({ mailbox, proof }: DirectoryEntry, { table }: DirectoryDeps) {
  if (!proof) return undefined;
  const { at, provenAt } = proof;
  const until = new Date(Date.parse(at) + proofMinutes * 60_000).toISOString();
  const mail = (await findLetter(table, letterId({ mailbox, sk: proof.letter })))?.state;
  return { at, until, mail, provenAt };
}
