import { previousWeek } from '../../shared/calendar/week.ts';
import type { Catalog } from '../../shared/catalog/types.ts';
import { draftForReader, draftStatement, type LetterSource } from '../../shared/letter/draft-letters.ts';
import { tellNationalWeek, tellOfficeWeek } from '../../shared/letter/tell-week.ts';
import type { WeekFacts } from '../../shared/letter/week-facts.ts';
import { postLetter } from '../../shared/messaging/post-letter.ts';
import { desk } from '../../shared/referral/create.ts';
import { officeName } from '../../shared/statement/figure-words.ts';
import { outsideNational, outsidePart } from '../../shared/statement/outside.ts';
import type { Statement } from '../../shared/statement/statement.ts';
import { type DirectoryEntry, listOffices } from '../../shared/storage/offices.ts';
import {
  findStatement,
  freezeCountry,
  freezeNeeds,
  freezePart,
  markTold,
} from '../../shared/storage/statements.ts';
import type { SummarizeDeps } from './deps.ts';

type Sending = {
  readonly statement: Statement;
  readonly previous: Statement | undefined;
  readonly tick: Date;
  readonly deps: SummarizeDeps;
};

/** Every office's part and digest, also at zero, and the ministry's national summary: copied from the frozen week. */
export async function sendStatement(statement: Statement, tick: Date, deps: SummarizeDeps): Promise<void> {
  const previous = await findStatement(deps.table, previousWeek(statement.week));
  const sending = { statement, previous, tick, deps };
  const directory = new Map((await listOffices(deps.table)).map((entry) => [entry.office, entry]));
  for (const { id } of deps.catalog.offices) {
    await freezePart(deps.table, statement, id);
    await sendDigest(directory.get(id), sending);
  }
  const outside = outsideNational(statement, previous, deps.catalog);
  const week = tellNationalWeek(outside, statement, deps.catalog);
  await sendNational(directory.get(deps.catalog.ministry.id), week, sending);
  for (const id of deps.readerIds) await sendToReader(id, week, sending);
  await freezeNeeds(deps.table, statement);
  await freezeCountry(deps.table, statement);
  await markTold(deps.table, statement.week);
}

async function sendDigest(office: DirectoryEntry | undefined, sending: Sending): Promise<void> {
  const { statement, previous, deps } = sending;
  if (!office?.verified) return deps.report.count('StatementsWithoutMailbox');
  // An office that joined after the week was frozen has nothing to do with it.
  if (!statement.offices[office.office]) return;
  const outside = outsidePart(statement, office.office, previous, deps.catalog);
  const week = {
    ...tellOfficeWeek(outside, statement, deps.catalog),
    ...(office.office === desk && whomToCall(statement, deps.catalog)),
  };
  await postLetter(draftStatement(await sourceFor(office, 'D', sending), 'digest', week), deps);
}

async function sendNational(
  office: DirectoryEntry | undefined,
  week: WeekFacts,
  sending: Sending,
): Promise<void> {
  const { statement, deps } = sending;
  if (!office?.verified) return deps.report.count('StatementsWithoutMailbox');
  const told = { ...week, ...whomToCall(statement, deps.catalog) };
  await postLetter(draftStatement(await sourceFor(office, 'N', sending), 'national', told), deps);
}

const sourceFor = async (
  office: DirectoryEntry,
  kind: 'D' | 'N',
  { statement, tick, deps }: Sending,
): Promise<LetterSource> => ({
  ...{ office, officeName: deps.catalog.office(office.office).name, sk: `${kind}-${statement.week}` },
  ...{ tokens: await deps.tokens(), origin: deps.origin, tick, queuedAt: deps.now() },
});

async function sendToReader(id: string, week: WeekFacts, { statement, tick, deps }: Sending): Promise<void> {
  await postLetter(draftForReader({ id, sk: `N-${statement.week}`, tick, queuedAt: deps.now() }, week), deps);
}

/** The ministry and the desk can call an office that no mail reaches; to others it is no news. */
const whomToCall = ({ mailboxesNotWorking = [] }: Statement, catalog: Catalog) => ({
  mailboxesNotWorking: mailboxesNotWorking.map((id) => officeName(id, catalog)),
});
