import { readFileSync, writeFileSync } from 'node:fs';

const path = 'docs/faults.md';

const marks = (part: string) => ({ begin: `<!-- ${part}: begin -->`, end: `<!-- ${part}: end -->` });

/** Formatting apart: the formatter pads tables, and wraps nothing in them. */
const plain = (text: string): string => text.replaceAll(/-{3,}/g, '---').replaceAll(/\s+/g, ' ').trim();

function halves(text: string, part: string): readonly [before: string, own: string, after: string] {
  const { begin, end } = marks(part);
  const from = text.indexOf(begin) + begin.length;
  const to = text.indexOf(end);
  if (from < begin.length || to < from) throw new Error(`${path} has no part ${part}`);
  return [text.slice(0, from), text.slice(from, to), text.slice(to)];
}

/** The cells of the first table of a part, row by row. */
export const cellsOf = (part: string): string[][] =>
  halves(readFileSync(path, 'utf8'), part)[1]
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .slice(2)
    .map((line) =>
      line
        .split('|')
        .map((cell) => cell.trim())
        .slice(1, -1),
    );

/** Whether the document says in this part what it should say. */
export const says = (part: string, content: string): boolean =>
  plain(halves(readFileSync(path, 'utf8'), part)[1]) === plain(content);

export function writePart(part: string, content: string): void {
  const [before, , after] = halves(readFileSync(path, 'utf8'), part);
  writeFileSync(path, `${before}\n\n${content}\n\n${after}`);
}
