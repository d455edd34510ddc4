import { catalog } from '../../shared/catalog/current.ts';
import type { Answer, ToldDifference } from '../../shared/directory/asked.ts';

/** What is new, changed field by field, unchanged, and not in the file. */
export function showDifference({ differences, missing }: Answer<'write'>): string[] {
  const of = (kind: ToldDifference['kind']) => differences.filter((one) => one.kind === kind);
  return [
    ...section('New', of('new')),
    ...section('Changed', of('changed')),
    `Unchanged: ${of('unchanged').length}`,
    ...(of('without-address').length > 0
      ? [`Without an address yet, so nothing is stored of them: ${of('without-address').length}`]
      : []),
    ...(missing.length > 0 ? [`Not in the file, so left as they are: ${named(missing)}`] : []),
  ];
}

/** A file of one office leaves seventy out. */
const named = (offices: readonly string[]): string =>
  offices.length > 10 ? `${offices.length} (--json names them)` : offices.join(', ');

function section(title: string, differences: readonly ToldDifference[]): string[] {
  if (differences.length === 0) return [];
  return [`${title}: ${differences.length}`, ...differences.flatMap(showOne)];
}

export const showOne = ({ office, changes }: ToldDifference): string[] => [
  `  ${office}  ${nameOf(office)}`,
  ...changes.map(
    ({ field, from, to }) =>
      `      ${field.padEnd(11)}  ${from === '' ? '' : `${from} → `}${to === '' ? '(none)' : to}`,
  ),
];

export const nameOf = (office: string): string =>
  catalog.offices.find(({ id }) => id === office)?.name ?? 'no office of the catalog';
