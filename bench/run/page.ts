import type { Target } from '../tell.ts';

/** Puts a text between `<!-- bench:<name> -->` and `<!-- /bench:<name> -->`. */
export function putBetween(page: string, name: string, text: string): string {
  const [from, to] = placeOf(page, name);
  return `${page.slice(0, from)}\n\n${text.trim()}\n\n${page.slice(to)}`;
}

export const readBetween = (page: string, name: string): string => page.slice(...placeOf(page, name)).trim();

function placeOf(page: string, name: string): [number, number] {
  const begin = `<!-- bench:${name} -->`;
  const [from, to] = [page.indexOf(begin), page.indexOf(`<!-- /bench:${name} -->`)];
  if (from < 0 || to < from) throw new Error(`There is no place for bench:${name} in that page`);
  return [from + begin.length, to];
}

/** One table of all targets: of benches that did not run now, the rows that stand there stay. */
export function targetsTable(
  before: string,
  ran: ReadonlyMap<string, readonly Target[]>,
  order: readonly string[],
): string {
  const kept = Map.groupBy(before.split('\n').filter(isRow), (row) => row.split('|')[1]?.trim() ?? '');
  const rows = order.flatMap(
    (name) => ran.get(name)?.map((target) => rowOf(name, target)) ?? kept.get(name) ?? [],
  );
  return [head, '| --- | --- | --- | --- | --- |', ...rows].join('\n');
}

const head = '| bench | what | target | found | |';
const isRow = (line: string): boolean => /^\| [a-z]+ /.test(line) && !/^\| bench /.test(line);
const rowOf = (name: string, { what, target, found, met }: Target): string =>
  `| ${name} | ${what} | ${target} | ${found} | ${met ? 'met' : '**missed**'} |`;
