import { stringify } from 'csv-stringify/sync';
import { inertInCsv, oneLine } from '../../shared/text/inert.ts';
import type { Plain } from '../aws/raw-table.ts';

/**
 * What people open in a spreadsheet. Programs read these names too: they never change, and new ones come last. What is
 * not an attribute of the item is computed below.
 */
export const columns = {
  submissions: [
    ...[
      'submission',
      'person',
      'year',
      'week',
      'receivedAt',
      'expiresAt',
      'district',
      'group',
      'sex',
      'ageBand',
    ],
    ...[
      'programs',
      'trainingType',
      'kurSubtype',
      'caseLocation',
      'notes',
      'flags',
      'about',
      'plan',
      'country',
    ],
    ...['placement', 'assistedBy', 'language', 'phoneOf', 'name', 'phone', 'village', 'story', 'safeContact'],
    ...['newPhone', 'newPhoneOf', 'requests'],
  ],
  referrals: [
    ...['kind', 'person', 'submission', 'program', 'year', 'week', 'district', 'group', 'trainingType'],
    ...['kurSubtype', 'caseLocation', 'restricted', 'office', 'ownerNumber', 'hops', 'state', 'due', 'date'],
    ...['receivedAt', 'since', 'changedAt', 'answerNumber', 'seen', 'flags', 'guests'],
  ],
  decisions: [
    ...[
      'person',
      'submission',
      'of',
      'program',
      'number',
      'week',
      'at',
      'action',
      'office',
      'owner',
      'by',
      'from',
    ],
    ...['to', 'reason', 'date', 'place', 'outcome', 'incentive', 'with', 'dueBefore', 'due'],
  ],
} as const;
export type CsvName = keyof typeof columns;

/** The file that an item stands in. */
export const csvOf = ({ kind }: Plain): CsvName | undefined => files.get(String(kind));

const files: ReadonlyMap<string, CsvName> = new Map([
  ['submission', 'submissions'],
  ['referral', 'referrals'],
  ['check', 'referrals'],
  ['decision', 'decisions'],
]);

const written = (cells: readonly string[]): string =>
  stringify([[...cells]], { record_delimiter: '', escape_formulas: true }).trimEnd();

/** With the byte order mark by which Excel knows UTF-8. */
export const headOf = (name: CsvName): string => `\ufeff${written(columns[name])}\r`;

/** One line for each item (RFC 4180), and nothing in it that a spreadsheet would compute. */
export function rowOf(name: CsvName, item: Plain): string {
  const cells: Plain = name === 'submissions' ? submissionCells(item) : { ...item, ...ofDecision(item) };
  return `${written(columns[name].map((column) => inertInCsv(text(cells[column]))))}\r`;
}

/** The need that was decided of, by its key. */
const ofDecision = ({ pk, sk }: Plain) => ({
  person: String(pk).slice('P#'.length),
  of: String(sk).split('#').slice(1, -1).join('#'),
});

function submissionCells(item: Plain): Plain {
  const choices = (item['choices'] ?? []) as readonly Plain[];
  const requests = (item['requests'] ?? []) as readonly Plain[];
  const of = (name: string) => choices.map((choice) => choice[name]).filter((value) => value !== undefined);
  const phone = requests.findLast(({ kind }) => kind === 'correct-phone');
  return {
    ...item,
    // The attribute of this name is a keyed hash.
    phone: undefined,
    ...person(item['opened']),
    ...{ programs: of('program'), trainingType: of('trainingType') },
    ...{ kurSubtype: of('kurSubtype'), caseLocation: of('caseLocation') },
    ...{ newPhone: phone?.['opened'], newPhoneOf: phone?.['phoneOf'] },
    requests: requests.map(({ kind, at }) => `${text(kind)} ${text(at)}`),
  };
}

const person = (opened: unknown): Plain => (typeof opened === 'string' ? (JSON.parse(opened) as Plain) : {});

const text = (value: unknown): string =>
  value === undefined || value === null
    ? ''
    : oneLine(Array.isArray(value) ? value.map(text).join('; ') : String(value));
