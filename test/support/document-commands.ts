import { readdirSync, readFileSync } from 'node:fs';

/** Something that a document tells its reader to type. */
export type Typed = { readonly document: string; readonly line: string };

/**
 * What may be typed, and what the test does with it. A line that no rule knows fails: give it a rule here, the first one
 * that matches counts.
 */
const rules = [
  // By the real program against the local host; what changes something, with --dry-run.
  { line: /^npm run admin -- /, how: 'admin' },
  // In a shell, against the local host.
  { line: /^curl /, how: 'run' },
  // The script must be there; each of them has a test or a run of its own.
  { line: /^npm (ci|start|test|run [\w:-]+)\b/, how: 'script' },
  // Needs an account. What can be synthesized is, by test/infra and by every start of the local host.
  { line: /^npx cdk (bootstrap|synth|diff|deploy|destroy)\b/, how: 'cdk' },
  // Needs an account. The calls in it are looked up in the SDK's clients.
  { line: /\baws [\w-]+ [\w-]+/, how: 'aws' },
  // Glue of the shell and other programs: bash reads the block, and does nothing.
  { line: /^(export|sleep|\$EDITOR|for|do|done|age|age-keygen|jq|git|cat|rm|mkdir) |^\w+=/, how: 'shell' },
] as const;

export type How = (typeof rules)[number]['how'];

/** Undefined where the table has no rule for it. */
export const howOf = ({ line }: Typed): How | undefined => rules.find((rule) => rule.line.test(line))?.how;

const root = new URL('../../', import.meta.url);

const documents = (): string[] => [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync(new URL('docs/', root))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

const blocks = /^```(?:sh|bash|console)\n(.*?)^```/gms;
/** In the middle of a sentence or a table. */
const inSentence = /`((?:npm (?:run |start|test|ci)|aws [a-z\d-]+ [a-z]|npx cdk )[^`]*)`/g;

export type Block = { readonly document: string; readonly text: string };

/** Each block for a shell, as it stands there. */
export const shellBlocks = (): Block[] =>
  documents().flatMap((document) =>
    [...textOf(document).matchAll(blocks)].map(([, text = '']) => ({ document, text })),
  );

const textOf = (document: string): string => readFileSync(new URL(document, root), 'utf8');

/** Everything that can be typed, in the order of the documents. */
export const typedLines = (): Typed[] => [
  ...shellBlocks().flatMap(({ document, text }) => linesOf(text).map((line) => ({ document, line }))),
  ...documents().flatMap((document) =>
    [...textOf(document).replaceAll(blocks, '').matchAll(inSentence)].map(([, line = '']) => ({
      document,
      line: line.replaceAll(/\s+/g, ' ').replaceAll('\\|', '|'),
    })),
  ),
];

/** Lines of a shell: what a backslash or an open quotation mark goes on with is one, and a comment is none. */
export function linesOf(text: string): string[] {
  const lines: string[] = [];
  let begun = '';
  for (const physical of text.split('\n')) {
    begun += begun === '' ? physical.trim() : `\n${physical}`;
    if (begun.startsWith('#') || begun === '') begun = '';
    else if (begun.endsWith('\\')) begun = begun.slice(0, -1).trimEnd();
    else if (isWhole(begun)) {
      lines.push(begun.replace(/\s+# .*$/, '').trim());
      begun = '';
    }
  }
  return begun === '' ? lines : [...lines, begun];
}

const isWhole = (line: string): boolean =>
  ["'", '"'].every((mark) => (line.replace(/\s# .*$/, '').split(mark).length - 1) % 2 === 0);

/** Words as a shell cuts them. */
export const wordsOf = (line: string): string[] =>
  [...line.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(
    ([, single, double, bare]) => single ?? double ?? bare ?? '',
  );
