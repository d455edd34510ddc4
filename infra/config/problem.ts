import { looksSecret } from './in-words.ts';
import type { Path, Position } from './parse-json.ts';

/** One thing that is wrong, in words for whoever edits the file. */
export type Problem = {
  readonly path: Path;
  /** What stands there; never a secret. */
  readonly is: string;
  readonly mustBe: string;
  readonly fix: string;
};

/** `throttle.routes["POST /status"].burst` */
export const pathInWords = (path: Path): string =>
  path
    .map((step) => {
      if (typeof step === 'number') return `[${step}]`;
      if (looksSecret(step)) return '[…]';
      return /^[\w$]+$/.test(step) ? `.${step}` : `[${JSON.stringify(step)}]`;
    })
    .join('')
    .replace(/^\./, '');

type Located = Problem & { readonly position?: Position | undefined };

/** All problems of one file at once: an admin repairs them in one go. */
export function tellProblems(file: string, problems: readonly Located[]): string {
  const count = problems.length === 1 ? 'one problem' : `${problems.length} problems`;
  const told = problems.map((problem, index) => `\n${index + 1}. ${tell(problem)}\n`);
  return `${file} has ${count}; nothing was made from it:\n${told.join('')}`.trimEnd();
}

function tell({ path, is, mustBe, fix, position }: Located): string {
  const where = position && `line ${position.line}, column ${position.column}`;
  const head = [pathInWords(path), where].filter(Boolean);
  return [
    head.length === 2 ? `${head[0]} (${head[1]})` : head[0],
    `   is:      ${is}`,
    `   must be: ${mustBe}`,
    `   fix:     ${fix}`,
  ].join('\n');
}
