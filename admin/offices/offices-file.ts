import { CsvError, parse } from 'csv-parse/sync';
import type { Row } from '../../shared/directory/compare.ts';
import { fieldNames, type OfficeField } from '../../shared/directory/office-fields.ts';
import { Refused } from '../failure.ts';

/** Beside what is stored, the name: only for whoever reads the file. */
export const columns = ['office', 'name', ...fieldNames] as const;
type Column = (typeof columns)[number];

export type FileRow = Row & { readonly line: number };
export type FileProblem = { readonly line: number; readonly problem: string };
export type OfficesFile = { readonly rows: readonly FileRow[]; readonly problems: readonly FileProblem[] };

/** Commas, or the semicolons that a spreadsheet set to Indonesian writes. */
const delimiters = [',', ';', '\t'];

type Line = { readonly record: readonly string[]; readonly info: { readonly lines: number } };

/** The rows of a file that people have edited in a spreadsheet, and all that is wrong with its form. */
export function readOfficesFile(bytes: Uint8Array): OfficesFile {
  const text = decode(bytes);
  const head = text.slice(0, text.search(/\r|\n|$/));
  const delimiter = delimiters.toSorted((a, b) => head.split(b).length - head.split(a).length)[0] ?? ',';
  try {
    const options = { delimiter, info: true, relax_column_count: true, trim: true } as const;
    const lines = parse(text, options) as unknown as Line[];
    return readLines(lines.filter(({ record }) => record.some((cell) => cell !== '')));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { rows: [], problems: [{ line: Number(error['lines'] ?? 1), problem: error.message }] };
  }
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Refused('The file is not UTF-8: save it as “CSV UTF-8”');
  }
}

function readLines([head, ...lines]: readonly Line[]): OfficesFile {
  const names = (head?.record ?? []).map(columnNamed);
  const problems = problemsOfHead(head, names);
  if (problems.length > 0) return { rows: [], problems };
  const read = lines.map((line) => readLine(line, names as readonly Column[]));
  const rows = read.flatMap(({ row }) => (row ? [row] : []));
  const wrong = read.flatMap(({ problem }) => (problem ? [problem] : []));
  return { rows, problems: [...wrong, ...repeated(rows)] };
}

const columnNamed = (typed: string): Column | undefined =>
  columns.find((name) => name.toLowerCase() === typed.toLowerCase());

function problemsOfHead(head: Line | undefined, names: readonly (Column | undefined)[]): FileProblem[] {
  if (!head)
    return [{ line: 1, problem: `is empty: the first line names the columns ${columns.join(', ')}` }];
  const { lines: line } = head.info;
  const unknown = head.record.filter((_, at) => names[at] === undefined);
  const twice = names.filter((name, at) => name !== undefined && names.indexOf(name) !== at);
  const missing = (['office', 'address'] as const).filter((name) => !names.includes(name));
  return [
    ...unknown.map((name) => ({ line, problem: `“${name}” is none of the columns ${columns.join(', ')}` })),
    ...twice.map((name) => ({ line, problem: `the column ${name} stands there twice` })),
    ...missing.map((name) => ({ line, problem: `the column ${name} is missing` })),
  ];
}

function readLine({ record, info: { lines: line } }: Line, names: readonly Column[]) {
  if (record.length !== names.length)
    return {
      problem: { line, problem: `has ${record.length} columns, and the first line has ${names.length}` },
    };
  const cells = new Map(names.map((name, at) => [name, record[at] ?? '']));
  const office = cells.get('office') ?? '';
  if (office === '') return { problem: { line, problem: 'names no office' } };
  const typed = fieldNames.flatMap((name): [OfficeField, string][] => {
    const cell = cells.get(name) ?? '';
    return cell === '' ? [] : [[name, cell]];
  });
  return { row: { office, line, fields: Object.fromEntries(typed) } };
}

/** The first one counts, so the later ones are named. */
function repeated(rows: readonly FileRow[]): FileProblem[] {
  const first = new Map(rows.toReversed().map(({ office, line }) => [office, line]));
  return rows
    .filter(({ office, line }) => first.get(office) !== line)
    .map(({ office, line }) => ({ line, problem: `${office} stands on line ${first.get(office)} too` }));
}
