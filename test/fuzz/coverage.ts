import { readFileSync } from 'node:fs';
import { type Profiler, Session } from 'node:inspector';

type Ranges = readonly Profiler.CoverageRange[];

/** What of a file has run, character by character, and where V8 ever drew a line between two blocks. */
type Watched = { readonly text: string; readonly ran: Uint8Array; readonly bounds: Set<number> };

const home = new URL('../../', import.meta.url);

/**
 * Which blocks of some files ran, as V8 counts them (https://v8.dev/blog/javascript-code-coverage). Must begin before
 * they are loaded.
 */
export function watchCoverage(isWatched: (path: string) => boolean) {
  const session = new Session();
  session.connect();
  session.post('Profiler.enable');
  session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  const files = new Map<string, Watched>();
  const open = (url: string): Watched => {
    const text = readFileSync(new URL(url), 'utf8');
    const file = { text, ran: new Uint8Array(text.length), bounds: new Set([0, text.length]) };
    files.set(url.slice(home.href.length), file);
    return file;
  };
  return {
    /** Whether something ran since the last call that never ran before. Costs as much as some tries. */
    hasNews: (): boolean => {
      let news = false;
      // In the same thread the answer is there before `post` returns.
      session.post('Profiler.takePreciseCoverage', (_error, { result }) => {
        for (const { url, functions } of result) {
          const path = url.startsWith(home.href) ? url.slice(home.href.length) : '';
          if (!isWatched(path)) continue;
          const ranges = functions.flatMap(({ ranges }) => ranges);
          news = note(files.get(path) ?? open(url), ranges) || news;
        }
      });
      return news;
    },
    /** Everything is news again. */
    forget: () => files.clear(),
    summary: () => {
      const blocks = [...files].flatMap(([path, file]) => blocksOf(path, file));
      const missed = blocks.filter(({ ran }) => !ran).map(({ at }) => at);
      return { blocks: blocks.length, reached: blocks.length - missed.length, missed };
    },
  };
}

/** An inner range has the last word about what it covers: V8 tells the outer ones first. */
function note({ ran, bounds }: Watched, ranges: Ranges): boolean {
  const now = new Uint8Array(ran.length);
  for (const { startOffset, endOffset, count } of ranges) {
    now.fill(count > 0 ? 1 : 0, startOffset, endOffset);
    bounds.add(startOffset).add(endOffset);
  }
  let news = false;
  for (const [at, isRun] of now.entries()) {
    if (isRun === 0 || ran[at] === 1) continue;
    ran[at] = 1;
    news = true;
  }
  return news;
}

function blocksOf(path: string, { text, ran, bounds }: Watched) {
  const sorted = [...bounds].filter((at) => at <= text.length).sort((a, b) => a - b);
  return sorted.flatMap((from, index) => {
    const code = text.slice(from, sorted[index + 1]);
    if (!/\w/.test(code)) return [];
    const line = text.slice(0, from).split('\n').length;
    return [{ at: `${path}:${line} ${code.trim().split('\n')[0]}`, ran: ran[from] === 1 }];
  });
}
