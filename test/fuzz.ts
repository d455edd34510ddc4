// Chance, led by coverage, against the gate and the parser: nothing but a refusal may come out of them, and at once.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { requireNode24 } from '../local/node-version.ts';
import { diceOf } from '../local/week/dice.ts';
import { watchCoverage } from './fuzz/coverage.ts';
import type { Input } from './fuzz/target.ts';

requireNode24();

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
    keep: { type: 'boolean' },
  },
});
const gateFiles =
  /^shared\/(http\/(event|gate|strict-json|form-body|names)|enrollment\/(parse|shape|shape-problems|rules|nik|phone|text-field))\.ts$/;
const corpusFile = new URL('fuzz/corpus.json', import.meta.url);
const crashFile = new URL('../.local/fuzz-crashes.json', import.meta.url);
/** Milliseconds, in the best of five: what takes longer counts as a crash. */
const tooSlow = 25;
/** Inputs between two looks at the coverage, of which each costs as much as some tries. */
const batchSize = 40;

const coverage = watchCoverage((path) => gateFiles.test(path));
const { tryInput } = await import('./fuzz/target.ts');
const { mutate, validInputs } = await import('./fuzz/mutate.ts');
coverage.hasNews();

const dice = diceOf(Number(values.seed));
const corpus: Input[] = [];
const problems = new Set<string>();
const crashes: { input: Input; problem: string }[] = [];
let [executions, slowest] = [0, 0];

function timed(input: Input): { outcome: string; ms: number } {
  const begun = performance.now();
  const outcome = tryInput(input);
  return { outcome, ms: performance.now() - begun };
}

/** Other processes make any try slow: what seems so is tried again. */
const best = (input: Input): number => Math.min(...Array.from({ length: 5 }, () => timed(input).ms));

function attempt(input: Input): string {
  executions += 1;
  try {
    const { outcome, ms } = timed(input);
    if (ms > Math.max(1, slowest)) slowest = Math.max(slowest, best(input));
    if (slowest > tooSlow) throw new Error(`${Math.round(slowest)} ms`);
    return outcome;
  } catch (error) {
    crashes.push({ input, problem: String(error) });
    slowest = Math.min(slowest, tooSlow);
    return 'crash';
  }
}

/** Keeps what reached something new, looked at one by one. */
function keepNews(batch: readonly Input[]): void {
  for (const input of batch) {
    attempt(input);
    if (coverage.hasNews()) corpus.push(input);
  }
}

/** What is said of a field is as good a guide as blocks, and costs nothing. */
function runBatch(batch: readonly Input[]): void {
  for (const input of batch) {
    const news = attempt(input)
      .split(', ')
      .filter((problem) => !problems.has(problem));
    for (const problem of news) problems.add(problem);
    if (news.length > 0) corpus.push(input);
  }
}

const kept: Input[] = existsSync(corpusFile) ? JSON.parse(readFileSync(corpusFile, 'utf8')) : [];
const valid = validInputs(40);
keepNews([...valid, ...kept]);
corpus.push(...valid);
const begun = performance.now();
const seconds = (): number => Math.round((performance.now() - begun) / 100) / 10;
while (seconds() < Number(values.seconds) && crashes.length < 20) {
  const batch = Array.from({ length: batchSize }, () => mutate(dice.oneOf(corpus), corpus, dice));
  runBatch(batch);
  if (coverage.hasNews()) corpus.push(...batch);
}
const took = seconds();
const { missed, ...reached } = coverage.summary();
for (const at of missed) console.log(`not reached: ${at}`);
for (const { problem } of crashes) console.log(problem);
if (crashes.length > 0) {
  mkdirSync(new URL('.', crashFile), { recursive: true });
  writeFileSync(crashFile, JSON.stringify(crashes, undefined, 1));
}
console.log(
  JSON.stringify({
    ...{
      seed: Number(values.seed),
      executions,
      seconds: took,
      corpus: corpus.length,
      problems: problems.size,
    },
    ...{ ...reached, crashes: crashes.length, slowestMs: Math.round(slowest * 100) / 100 },
  }),
);
if (values.keep) {
  coverage.forget();
  const short = corpus.splice(0).sort((a, b) => a.body.length - b.body.length);
  keepNews(short);
  writeFileSync(corpusFile, JSON.stringify(corpus, undefined, 1));
}
process.exitCode = crashes.length > 0 ? 1 : 0;
