import { isDeepStrictEqual } from 'node:util';
import type { Host } from '../../local/host.ts';
import { ofKind, type Row, scanTable } from '../../local/scan-table.ts';
import { catalog } from '../../shared/catalog/current.ts';
import { reachedMailService } from '../../shared/letter/letter-states.ts';
import { type Figures, pick, sumOf } from '../../shared/statement/figures.ts';
import { isNationalOnly } from '../../shared/statement/names.ts';
import type { Statement } from '../../shared/statement/statement.ts';
import { knownFigures } from '../support/composed-weeks.ts';
import { type FrozenWeek, frozenWeek } from '../support/frozen-weeks.ts';
import { flowsOf, recountWeek, standingOf } from '../support/recount.ts';

export type Books = { readonly rows: readonly Row[]; readonly frozen: readonly FrozenWeek[] };

export async function readBooks(host: Host, weeks: readonly string[]): Promise<Books> {
  const frozen: FrozenWeek[] = [];
  for (const week of weeks) frozen.push(await frozenWeek(host, week));
  return { rows: await scanTable(host), frozen };
}

type Problems = string[];

type Named = Readonly<Record<string, unknown>>;

/** Notes what differs, name by name. */
function same(problems: Problems, what: string, found: Named, expected: Named): void {
  for (const name of new Set([...Object.keys(found), ...Object.keys(expected)])) {
    if (isDeepStrictEqual(found[name], expected[name])) continue;
    const [is, should] = [found[name], expected[name]].map((value) => JSON.stringify(value));
    problems.push(`${what}: ${name} is ${is}, but the records say ${should}`);
  }
}

/** The last of these weeks as it was frozen: offices' own items, national item, proof, and numbering. */
export function checkStatement({ rows, frozen }: Books, lagging: readonly string[]): Problems {
  const problems: Problems = [];
  const { statement, parts } = frozen.at(-1) ?? fail('no week is frozen');
  const { week, proof, number, national } = statement;
  same(problems, `${week} parts of the offices`, parts, statement.offices);
  const shared = sumOf(Object.values(parts).map(({ flows }) => flows));
  same(problems, `${week} sum of the offices`, withoutCountry(shared), withoutCountry(national.flows));
  same(problems, `${week} open at the offices`, sumOf(Object.values(parts).map(({ closing }) => closing)), {
    ...national.closing,
  });
  const underWay = lagging.includes(week) ? choicesUnderWay(rows, week) : 0;
  same(problems, `${week} proof`, proof, { choices: true, offices: true, cohorts: true, underWay });
  same(problems, `${week} number`, { number }, { number: frozen.length });
  const corrected = Object.keys(national.corrections).filter((one) => !lagging.includes(one));
  same(problems, `${week}`, { corrected: corrected.length }, { corrected: 0 });
  return problems;
}

/** All weeks as they are known by now, against every record; weeks that wait for their correction are left out. */
export function checkFigures({ rows, frozen }: Books, lagging: readonly string[]): Problems {
  const problems: Problems = [];
  const statements = frozen.map(({ statement }) => statement);
  const last = statements.at(-1) ?? fail('no week is frozen');
  const waits = lagging.includes(last.week);
  for (const { week } of statements.filter((one) => !(waits && one === last))) {
    const { national, offices } = recountWeek(rows, week);
    same(problems, `${week} national`, flowsOf(knownFigures(statements, week, countryOf)), flowsOf(national));
    for (const { id } of catalog.offices)
      same(problems, `${week} ${id}`, flowsOf(knownFigures(statements, week, partOf(id))), {
        ...flowsOf(offices.get(id) ?? {}),
      });
  }
  if (waits) return problems;
  const { national, offices } = recountWeek(rows, last.week);
  same(problems, `${last.week} open`, standingOf(last.national.closing, last.week), standingOf(national));
  for (const [id, { closing }] of Object.entries(last.offices))
    same(
      problems,
      `${last.week} open at ${id}`,
      standingOf(closing, last.week),
      standingOf(offices.get(id) ?? {}),
    );
  return problems;
}

export type Post = { readonly problems: Problems; readonly letters: number; readonly again: number };

/** Every letter went once, or once more for each attempt of which nobody knew the outcome. */
export function checkLetters({ rows }: Pick<Books, 'rows'>, host: Host, week: string): Post {
  const problems: Problems = [];
  const sent = Map.groupBy(host.mails(), ({ tags }) => tags['letter']);
  const letters = ofKind(rows, 'letter');
  let again = 0;
  for (const { mailbox, sk, state, attempt } of letters) {
    const mails = sent.get(`${mailbox}_${sk}`)?.length ?? 0;
    again += Math.max(0, mails - 1);
    if (!reachedMailService(state as 'sent') || mails < 1 || mails > Number(attempt))
      problems.push(
        `${week}: letter ${mailbox}_${sk} is ${state} after ${attempt} attempts, ${mails} emails`,
      );
  }
  const digests = letters.filter(({ sk }) => sk === `D-${week}`);
  if (digests.length !== catalog.offices.length)
    problems.push(`${week}: ${digests.length} digests for ${catalog.offices.length} offices`);
  if (letters.filter(({ sk }) => sk === `N-${week}`).length !== 1)
    problems.push(`${week}: not one national summary`);
  return { problems, letters: letters.length, again };
}

const countryOf = (statement: Statement) => statement.national;
const partOf = (office: string) => (statement: Statement) => statement.offices[office];

const withoutCountry = (figures: Figures): Figures => pick(figures, (name) => !isNationalOnly(name));

function choicesUnderWay(rows: readonly Row[], week: string): number {
  const written = new Set(
    ofKind(rows, 'referral', 'check').map(({ submission, program }) => `${submission} ${program}`),
  );
  return ofKind(rows, 'submission')
    .filter((row) => row['week'] === week)
    .flatMap(({ submission, choices, notes }) =>
      [...(choices as { program: string }[]).map(({ program }) => program), ...(notes as string[])].map(
        (program) => `${submission} ${program}`,
      ),
    )
    .filter((choice) => !written.has(choice)).length;
}

function fail(message: string): never {
  throw new Error(message);
}
