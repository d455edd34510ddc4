import { randomInt } from 'node:crypto';
import { addressToProve, firstDay, startsLater } from '../../shared/directory/address.ts';
import type { Answer, Asked } from '../../shared/directory/asked.ts';
import { proofCode, proofLetter } from '../../shared/directory/proof-code.ts';
import { proofLink, proofMinutes } from '../../shared/identity/proof-links.ts';
import { draftAboutAddress } from '../../shared/letter/draft-letters.ts';
import { postLetter } from '../../shared/messaging/post-letter.ts';
import { letterId } from '../../shared/storage/letters.ts';
import { changeOffice, type DirectoryEntry, findOffice } from '../../shared/storage/offices.ts';
import { keepCode } from '../../shared/storage/sign-in-codes.ts';
import type { DirectoryDeps } from './deps.ts';
import { noticeOf } from './notice.ts';

type Verify = Extract<Asked, { ask: 'verify' }>;

/**
 * Mails a link to the address, and answers the code that opens nothing without it: the operator reads it out on the
 * office's published number. Before that, whoever could object is told. Asked again, only the newest code counts.
 */
export async function verify(
  { office, atOnce, dryRun }: Verify,
  deps: DirectoryDeps,
): Promise<Answer<'verify'>> {
  const at = deps.now();
  const entry = await findOffice(deps.table, office);
  if (!entry) return { refused: `no address of ${office} is entered` };
  const refused = refusalOf(entry, atOnce);
  if (refused) return { refused };
  const asked = withAtOnce(entry, atOnce);
  const [address, telephone] = [addressToProve(asked) ?? '', asked.telephone ?? ''];
  const { notice, told } = await noticeOf(asked, at, deps);
  const later = startsLater(asked) && { startsOn: firstDay(asked, at) };
  const answer = { name: deps.catalog.office(office).name, address, telephone, told, ...later };
  if (dryRun) return answer;
  const letter = proofLetter((entry.revision ?? 0) + 1);
  const proof = { letter, at: at.toISOString(), ...(notice && { notice: letterId(notice) }) };
  if (!(await changeOffice(deps.table, entry, { ...asked, proof })))
    return { refused: 'somebody else has changed it just now: look again' };
  if (notice) await postLetter(notice, deps);
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  await keepCode(deps.table, proofCode(await deps.digests(), asked, letter, code), at, proofMinutes);
  await postLetter(await draftProof(asked, letter, at, deps), deps);
  deps.report.log('proof-asked', { office, told });
  return { ...answer, code, until: new Date(at.getTime() + proofMinutes * 60_000).toISOString() };
}

function refusalOf(entry: DirectoryEntry, atOnce: string | undefined): string | undefined {
  const { office, change, telephone, notWorkingSince } = entry;
  if (change?.startsOn !== undefined) return `its new address is proven and starts on ${change.startsOn}`;
  if (addressToProve(entry) === undefined) return `the address of ${office} is proven`;
  if (telephone === undefined)
    return `enter the published number of ${office} first: offices set ${office} telephone=…`;
  if (atOnce === undefined) return undefined;
  if (change === undefined) return 'no change waits: a first address starts when it is proven';
  return notWorkingSince === undefined
    ? 'its present address takes letters: a new one starts on the next working day'
    : undefined;
}

function withAtOnce(entry: DirectoryEntry, atOnce: string | undefined): DirectoryEntry {
  if (!entry.change) return entry;
  const { atOnce: _, ...change } = entry.change;
  return { ...entry, change: { ...change, ...(atOnce !== undefined && { atOnce }) } };
}

async function draftProof(entry: DirectoryEntry, letter: string, at: Date, deps: DirectoryDeps) {
  const { office } = entry;
  const link = proofLink(await deps.tokens(), deps.origin, { office, letter }, at);
  const officeName = deps.catalog.office(office).name;
  const source = { office: entry, sk: letter, tick: at, queuedAt: at };
  return draftAboutAddress(source, { kind: 'proof', officeName, link, minutes: proofMinutes });
}
