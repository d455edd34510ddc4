import { ofKind } from '../../../local/scan-table.ts';
import { findPlanted, textSource } from '../../support/leak-scan.ts';
import { opened } from '../../support/opened.ts';
import type { Check, Evidence, Invariant, Violation } from './evidence.ts';
import { exactCounts } from './exact-counts.ts';
import { noDuplicate } from './no-duplicate.ts';
import { noLoss } from './no-loss.ts';
import { onlyForward } from './only-forward.ts';

/** I4: nothing personal outside of what is sealed. */
function nothingPersonal({ rows, captured, planted }: Evidence): string[] {
  const table = textSource('table', JSON.stringify(rows.map(opened)));
  const sealed = { where: 'bytes of the table', bytes: Buffer.concat(bytesIn(rows)) };
  return findPlanted([table, sealed, ...captured], planted).map(
    ({ where, what, how }) => `${what} stands in ${where} ${how}`,
  );
}

/** I4: of who was erased nothing is left, neither sealed nor hashed. */
const erased = ({ left = [] }: Evidence): string[] => left.map((sk) => `${sk} of an erased person is left`);

function bytesIn(value: unknown): Uint8Array[] {
  if (value instanceof Uint8Array) return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(bytesIn) : [];
}

/** I7: nothing is called, or handed out, more often than a single fault explains. */
function bounded({ calls }: Evidence): string[] {
  if (!calls) return [];
  return [
    ...(calls.made > calls.most ? [`${calls.made} calls where ${calls.most} should do`] : []),
    ...(calls.mostReceived > 10 ? [`a message was handed out ${calls.mostReceived} times`] : []),
  ];
}

/** I8: a letter that failed for good is counted, so that its alarm rings. */
function explained({ rows, counts }: Evidence): string[] {
  const letters = ofKind(rows, 'letter');
  const ends = [
    ['rejected', 'LettersRejected'],
    ['ambiguous', 'LettersUnsettled'],
    ['bounced', 'LettersBounced'],
  ] as const;
  return ends.flatMap(([state, metric]) => {
    const { length } = letters.filter((letter) => letter['state'] === state);
    return length > (counts[metric] ?? 0) ? [`${length} letters are ${state}, ${metric} says less`] : [];
  });
}

/** I5 is judged where a refusal is seen, I6 where a neighbor is: both need more than what is left at the end. */
const checks: readonly (readonly [Invariant, Check])[] = [
  ['I1', noLoss],
  ['I2', noDuplicate],
  ['I3', exactCounts],
  ['I4', nothingPersonal],
  ['I4', erased],
  ['I7', bounded],
  ['I8', explained],
  ['I9', onlyForward],
];

/** All that is wrong with what is left: nothing, or something was broken. */
export const check = (evidence: Evidence): Violation[] =>
  checks.flatMap(([invariant, of]) => of(evidence).map((what) => ({ invariant, what })));
