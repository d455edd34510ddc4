import type { Bilingual } from '../text/language.ts';
import { text, textInAll } from '../text/text.ts';
import type { Block, LetterParts } from './block.ts';
import {
  type Correction,
  type DigestFacts,
  incoming,
  type NationalFacts,
  type Proof,
  type ReaderFacts,
  type Row,
  type StatementFacts,
  standing,
  type Total,
  work,
} from './facts.ts';
import { roundedTable, type Scope } from './rounding.ts';

/** An office's week: exact totals, rounded tables, and the proof that the numbers add up. */
export const digest = (facts: DigestFacts): LetterParts => statement(facts, 'digest', 'office');

/** The country's week, with the restricted programs. */
export const national = (facts: NationalFacts): LetterParts => statement(facts, 'national', 'national');

/** The same for whoever else reads it: with a word on how to get no more of it. */
export const forReader = (facts: ReaderFacts): LetterParts => {
  const { blocks, ...parts } = statement(facts, 'national', 'national');
  return { ...parts, blocks: [...blocks, { kind: 'words', words: textInAll('letter.reader.stop') }] };
};

function statement(facts: StatementFacts, kind: 'digest' | 'national', scope: Scope): LetterParts {
  const { weekInWords, number, officeName, link } = facts;
  return {
    subject: inWeek(`letter.${kind}.subject`, weekInWords, number),
    title: textInAll(`letter.${kind}.title`, { number }),
    ...(officeName !== undefined && { greeting: textInAll('letter.greeting', { office: officeName }) }),
    blocks: [
      { kind: 'words', words: inWeek(`letter.${kind}.lead`, weekInWords, number) },
      ...quiet(facts),
      headline(facts),
      ...(link === undefined ? [] : [{ kind: 'button', words: textInAll('letter.open'), link } as const]),
      ...unreached(facts),
      ...proof(facts.proof),
      ...totals(facts),
      ...tables(facts, scope),
      ...corrections(facts.corrections),
      { kind: 'words', words: textInAll('letter.digest.gap') },
    ],
    reference: facts.reference,
  };
}

type WeekKey = `letter.${'digest' | 'national'}.${'subject' | 'lead'}`;

const inWeek = (key: WeekKey, week: Bilingual, number: number): Bilingual => ({
  id: text('id', key, { week: week.id, number }),
  en: text('en', key, { week: week.en, number }),
});

/** A digest of zeros says that it is meant so. */
const quiet = ({ totals }: StatementFacts): Block[] =>
  (totals.submissions?.now ?? 0) === 0 ? [{ kind: 'words', words: textInAll('letter.digest.quiet') }] : [];

/** Whoever reads this can call them. */
const unreached = ({ mailboxesNotWorking: names = [] }: StatementFacts): Block[] =>
  names.length > 0
    ? [{ kind: 'words', words: textInAll('letter.unreached', { offices: names.join('; ') }) }]
    : [];

/** What the first screen of a phone must show. */
function headline({ totals }: StatementFacts): Block {
  const count = (total: Total) => ({
    count: totals[total]?.now ?? 0,
    label: textInAll(`statement.${total}`),
    alarming: total === 'overdue' && (totals.overdue?.now ?? 0) > 0,
  });
  return { kind: 'counts', counts: [count('submissions'), count('open'), count('overdue')] };
}

function totals({ totals }: StatementFacts): Block[] {
  const part = (name: 'incoming' | 'work' | 'standing', keys: readonly Total[]): Block => ({
    kind: 'table',
    title: textInAll(`statement.${name}`),
    rows: keys.flatMap((key) => {
      const figure = totals[key];
      return figure ? [{ label: textInAll(`statement.${key}`), ...figure }] : [];
    }),
  });
  return [part('incoming', incoming), part('work', work), part('standing', standing)];
}

function tables({ tables }: StatementFacts, scope: Scope): Block[] {
  const named = (['programs', 'districts', 'groups'] as const).flatMap((name) => {
    const rows = tables[name];
    return rows && rows.length > 0 ? [tableBlock(name, rows, scope)] : [];
  });
  return named.length === 0 ? [] : [...named, { kind: 'words', words: textInAll('statement.rounded') }];
}

function tableBlock(name: 'programs' | 'districts' | 'groups', rows: readonly Row[], scope: Scope): Block {
  const { rows: shown, few } = roundedTable(rows, scope);
  const title = textInAll(`statement.table.${name}`);
  return {
    kind: 'table',
    title,
    rows: shown,
    ...(few > 0 && { note: textInAll('statement.few', { count: few }) }),
  };
}

function proof({ choices, offices, underWay, cohorts = true }: Proof): Block[] {
  const findings = [
    choices && offices && cohorts && underWay === 0 && textInAll('statement.proof.ok'),
    !choices && textInAll('statement.proof.choices'),
    !offices && textInAll('statement.proof.offices'),
    !cohorts && textInAll('statement.proof.cohorts'),
    underWay > 0 && textInAll('statement.proof.underWay', { count: underWay }),
  ];
  return findings.flatMap((words) => (words ? [{ kind: 'words', words }] : []));
}

function corrections(list: readonly Correction[]): Block[] {
  if (list.length === 0) return [];
  return [
    { kind: 'words', words: textInAll('statement.corrections') },
    ...list.map((one) => correctionBlock(one)),
  ];
}

function correctionBlock({ weekInWords, total, change }: Correction): Block {
  const words = (language: 'id' | 'en') =>
    text(language, 'statement.correction', {
      week: weekInWords[language],
      total: text(language, `statement.${total}`),
      change: change > 0 ? `+${change}` : String(change),
    });
  return { kind: 'words', words: { id: words('id'), en: words('en') } };
}
