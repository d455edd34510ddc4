import { readFileSync, writeFileSync } from 'node:fs';

const marks = (part: string) => ({ begin: `<!-- ${part}: begin -->`, end: `<!-- ${part}: end -->` });

/** Formatting apart: the formatter pads tables, and wraps nothing in them. */
const plain = (text: string): string => text.replaceAll(/-{3,}/g, '---').replaceAll(/\s+/g, ' ').trim();

/** A document of which some parts, between marks, are made by a script. */
export function documentAt(path: string) {
  const halves = (part: string): readonly [before: string, own: string, after: string] => {
    const text = readFileSync(path, 'utf8');
    const { begin, end } = marks(part);
    const from = text.indexOf(begin) + begin.length;
    const to = text.indexOf(end);
    if (from < begin.length || to < from) throw new Error(`${path} has no part ${part}`);
    return [text.slice(0, from), text.slice(from, to), text.slice(to)];
  };
  return {
    /** The cells of the first table of a part, row by row. */
    cellsOf: (part: string): string[][] =>
      halves(part)[1]
        .split('\n')
        .filter((line) => line.startsWith('| '))
        .slice(2)
        .map((line) =>
          line
            .split('|')
            .map((cell) => cell.trim())
            .slice(1, -1),
        ),
    /** Whether the document says in this part what it should say. */
    says: (part: string, content: string): boolean => plain(halves(part)[1]) === plain(content),
    writePart: (part: string, content: string): void => {
      const [before, , after] = halves(part);
      writeFileSync(path, `${before}\n\n${content}\n\n${after}`);
    },
  };
}
