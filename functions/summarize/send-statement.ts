import { previousWeek } from '../../shared/calendar/week.ts';
import type { Catalog } from '../../shared/catalog/types.ts';
import { draftForReader, draftStatement } from '../../shared/letter/draft-letters.ts';
import { postLetter } from '../../shared/messaging/post-letter.ts';
import type { Statement, StatementPart } from '../../shared/statement/statement.ts';
import { tellStatement } from '../../shared/statement/statement-facts.ts';
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
    await sendTo(directory.get(id), 'digest', sending);
  }
  await sendTo(directory.get(deps.catalog.ministry.id), 'national', sending);
  for (const id of deps.readerIds) await sendToReader(id, sending);
  await freezeNeeds(deps.table, statement);
  await freezeCountry(deps.table, statement);
  await markTold(deps.table, statement.week);
}

async function sendTo(
  office: DirectoryEntry | undefined,
  kind: 'digest' | 'national',
  { statement, previous, tick, deps }: Sending,
): Promise<void> {
  if (!office?.verified) return deps.report.count('StatementsWithoutMailbox');
  const partOf = (of: Statement): StatementPart | undefined =>
    kind === 'national' ? of.national : of.offices[office.office];
  const part = partOf(statement);
  // An office that joined after the week was frozen has nothing to do with it.
  if (!part) return;
  const draft = draftStatement(
    {
      office,
      officeName: deps.catalog.office(office.office).name,
      sk: `${kind === 'national' ? 'N' : 'D'}-${statement.week}`,
      tokens: await deps.tokens(),
      origin: deps.origin,
      tick,
      queuedAt: deps.now(),
    },
    kind,
    {
      ...tellStatement(statement, part, previous && partOf(previous), deps.catalog),
      mailboxesNotWorking: whomToCall(kind, office, statement, deps.catalog),
    },
  );
  await postLetter(draft, deps);
}

async function sendToReader(id: string, { statement, previous, tick, deps }: Sending): Promise<void> {
  const told = tellStatement(statement, statement.national, previous?.national, deps.catalog);
  await postLetter(draftForReader({ id, week: statement.week, tick, queuedAt: deps.now() }, told), deps);
}

/** The ministry and the desk can call an office that no mail reaches; to others it is no news. */
function whomToCall(
  kind: 'digest' | 'national',
  { office }: DirectoryEntry,
  { mailboxesNotWorking = [] }: Statement,
  catalog: Catalog,
): string[] {
  if (kind !== 'national' && catalog.office(office).kind !== 'desk') return [];
  return mailboxesNotWorking.map((id) => catalog.office(id).name);
}
