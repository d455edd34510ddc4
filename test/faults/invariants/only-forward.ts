import { isDeepStrictEqual } from 'node:util';
import type { Row } from '../../../local/scan-table.ts';
import type { LetterState } from '../../../shared/letter/letter-states.ts';
import type { Evidence } from './evidence.ts';

/** What the mail service tells, each after those before it (docs/architecture.md, "The ledger of letters"). */
const tellings = ['sent', 'soft-bounced', 'rejected', 'delivered', 'bounced', 'complained'] as const;
const after = (state: (typeof tellings)[number]) => tellings.slice(tellings.indexOf(state) + 1);

/** What may follow what. */
const next: Readonly<Record<LetterState, readonly LetterState[]>> = {
  queued: ['claimed', ...tellings],
  claimed: ['queued', 'ambiguous', ...tellings],
  ambiguous: ['claimed', ...tellings],
  sent: after('sent'),
  'soft-bounced': after('soft-bounced'),
  rejected: after('rejected'),
  delivered: after('delivered'),
  bounced: after('bounced'),
  complained: [],
};

/** Written once, whatever comes later. */
const immutable = ['decision', 'confirmation', 'statement', 'told', 'unmet'];
/** What a request by receipt may change of a submission. */
const requested = ['requests', 'requestNumber', 'officeShard', 'since'];

/** I9: a letter only moves forward, a need counts up, and what is frozen stays as it is. */
export function onlyForward({ history = [] }: Evidence): string[] {
  const standing = new Map<string, Row>();
  return history.flatMap((image) => {
    const name = `${image['pk']} ${image['sk']}`;
    const before = standing.get(name);
    standing.set(name, image);
    return before ? judge(before, image) : [];
  });
}

function judge(before: Row, after: Row): string[] {
  const { kind } = after;
  if (kind === 'letter') return letter(before, after);
  if (kind === 'referral' || kind === 'check') return need(before, after);
  if (kind === 'submission')
    return same(without(before, requested), without(after, requested)) ? [] : ['a submission changed'];
  return immutable.includes(String(kind)) && !same(before, after) ? [`a ${kind} changed`] : [];
}

function letter(before: Row, after: Row): string[] {
  const [from, to] = [before['state'], after['state']] as LetterState[];
  const problems: string[] = [];
  if (from !== to && !next[from as LetterState].includes(to as LetterState))
    problems.push(`a letter went from ${from} to ${to}`);
  if (Number(after['attempt']) < Number(before['attempt'])) problems.push('a letter lost an attempt');
  for (const name of ['subject', 'text', 'html', 'covers'])
    if (!same(before[name], after[name])) problems.push(`a frozen letter changed its ${name}`);
  return problems;
}

function need(before: Row, after: Row): string[] {
  const back = ['ownerNumber', 'answerNumber', 'requestNumber'].filter(
    (name) => Number(after[name] ?? 0) < Number(before[name] ?? 0),
  );
  const answers = (row: Row) => (row['answers'] as unknown[] | undefined) ?? [];
  const forgot =
    answers(before).length < 10 && !same(answers(before), answers(after).slice(0, answers(before).length));
  return [
    ...back.map((name) => `a need went back in ${name}`),
    ...(forgot ? ['a need forgot an answer'] : []),
  ];
}

const same = (left: unknown, right: unknown): boolean => isDeepStrictEqual(left, right);
const without = (row: Row, names: readonly string[]): object =>
  Object.fromEntries(Object.entries(row).filter(([name]) => !names.includes(name)));
