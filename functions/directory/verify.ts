import { randomInt } from 'node:crypto';
import { addressToProve, firstDay, isPresent, startsLater } from '../../shared/directory/address.ts';
import type { Answer, Asked } from '../../shared/directory/asked.ts';
import { noticeOf } from '../../shared/directory/notice.ts';
import { readFields } from '../../shared/directory/office-fields.ts';
import { proofCode, proofLetter } from '../../shared/directory/proof-code.ts';
import { proofLink, proofMinutes } from '../../shared/identity/proof-links.ts';
import { draftAboutAddress } from '../../shared/letter/draft-letters.ts';
import { postLetter } from '../../shared/messaging/post-letter.ts';
import { type Draft, letterId } from '../../shared/storage/letters.ts';
import { changeOffice, type DirectoryEntry, findOffice } from '../../shared/storage/offices.ts';
import { keepCode } from '../../shared/storage/sign-in-codes.ts';
import type { DirectoryDeps } from './deps.ts';

type Verify = Extract<Asked, { ask: 'verify' }>;

/**
 * Mails a link to the address, and answers the code that opens nothing without it: the operator reads it out on the
 * office's published number. Before that, whoever could object is told. Asked again, only the newest code counts.
 */
export async function verify(asked: Verify, deps: DirectoryDeps): Promise<Answer<'verify'>> {
  const at = deps.now();
  const { office, atOnce, dryRun } = asked;
  const entry = await findOffice(deps.table, office);
  if (!entry) return { refused: `no address of ${office} is entered` };
  const refused = refusalOf(entry, atOnce);
  if (refused) return { refused };
  const next = withAtOnce(entry, atOnce);
  const [address, telephone] = [addressToProve(next) ?? '', next.telephone ?? ''];
  const { notice, told } = await noticeOf(next, at, deps);
  const later = startsLater(next) && { startsOn: firstDay(next, at) };
  const answer = { name: deps.catalog.office(office).name, address, telephone, told, ...later };
  if (dryRun) return answer;
  const code = await mailProof({ entry, next, notice, at }, deps);
  if (code === undefined) return { refused: 'somebody else has changed it just now: look again' };
  deps.report.log('proof-asked', { office, told });
  return { ...answer, code, until: new Date(at.getTime() + proofMinutes * 60_000).toISOString() };
}

type Proof = {
  readonly entry: DirectoryEntry;
  readonly next: DirectoryEntry;
  readonly notice?: Draft | undefined;
  readonly at: Date;
};

/** The code; none where somebody else acted meanwhile. What is cut short here is asked anew, under another number. */
async function mailProof(
  { entry, next, notice, at }: Proof,
  deps: DirectoryDeps,
): Promise<string | undefined> {
  const letter = proofLetter((entry.revision ?? 0) + 1);
  const proof = { letter, at: at.toISOString(), ...(notice && { notice: letterId(notice) }) };
  if (!(await changeOffice(deps.table, entry, { ...next, proof }))) return undefined;
  if (notice) await postLetter(notice, deps);
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  await keepCode(deps.table, proofCode(await deps.digests(), next, letter, code), at, proofMinutes);
  await postLetter(await draftProof(next, letter, at, deps), deps);
  return code;
}

function refusalOf(entry: DirectoryEntry, atOnce: string | undefined): string | undefined {
  const { office, change, telephone, notWorkingSince } = entry;
  if (change?.startsOn !== undefined) return `its new address is proven and starts on ${change.startsOn}`;
  if (isPresent(entry)) return 'its address is verified, and takes letters';
  if (telephone === undefined)
    return `enter the published number of ${office} first: offices set ${office} telephone=…`;
  if (atOnce === undefined) return undefined;
  if (change === undefined) return 'no change waits: a first address starts when it is proven';
  if (notWorkingSince === undefined)
    return 'its present address takes letters: a new one starts on the next working day';
  return readFields({ reason: atOnce }).problems[0];
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
