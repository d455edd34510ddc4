import { globSync, readFileSync } from 'node:fs';
import { checkSync } from 'recheck';
import { describe, expect, it } from 'vitest';
import { isPlain, type Pattern, patternsIn } from '../support/patterns.ts';

/** What the checker cannot judge, or judges without knowing what it is used for. */
const excused = new Map([
  ['\\p{RGI_Emoji}', 'flag v: a finite list of sequences, unknown to the checker; repeats nothing'],
  ['"(?:[^"\\\\]|\\\\.)*"', 'flag y: begins at one place only, where the checker tries them all'],
  ['\\s*:', 'flag y: as above'],
  ['[^\\s<>,;:]+@[^\\s<>,;:]+', 'local/emulators: addresses in mails that our own functions wrote'],
  ['>.*$', 'local/emulators: as above'],
  ['([#\\w]+)\\s*=\\s*(:\\w+)', 'local/emulators: expressions that our own functions wrote'],
  ['\\$\\{([^}]*)\\}', 'local/assembly: our own template'],
]);

const files = globSync('{shared,functions,browser,local}/**/*.ts');
const patterns = new Map<string, Pattern>();
for (const file of files)
  for (const pattern of patternsIn(readFileSync(file, 'utf8')))
    patterns.set(`/${pattern.source}/${pattern.flags}`, pattern);

/** In JavaScript and in this thread: other backends are programs that are not installed everywhere. */
process.env['RECHECK_SYNC_BACKEND'] = 'pure';
const judge = ({ source, flags }: Pattern): string => checkSync(source, flags, { timeout: null }).status;

describe('a regular expression takes time in proportion to its text:', () => {
  const doubtful = [...patterns].filter(([, pattern]) => !isPlain(pattern) && !excused.has(pattern.source));

  it.each(doubtful)('%s', (_, pattern) => {
    expect(judge(pattern)).toBe('safe');
  });

  it('and who is excused is still there', () => {
    const sources = new Set([...patterns.values()].map(({ source }) => source));
    expect(patterns.size).toBeGreaterThan(100);
    expect([...excused.keys()].filter((source) => !sources.has(source))).toEqual([]);
  });
});

describe('one that does not', () => {
  it.each(['^(a+)+$', '^(a|a)*$', '^[a-z]*b[a-z]*$', '(?:a|b+)*c', '"[^x]*"x', '^(\\d+)\\1$', '\\s+$'])(
    '%s is found',
    (source) => {
      const pattern = patternsIn(`const a = /${source}/;`)[0] as Pattern;
      expect(pattern).toEqual({ source, flags: '' });
      expect(isPlain(pattern)).toBe(false);
      expect(judge(pattern)).toBe('vulnerable');
    },
  );
});
