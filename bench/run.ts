/**
 * Runs the benches and puts what they find into docs/performance.md. `npm run bench` (half an hour), `-- --only cold,warm`,
 * `-- --quick` (some minutes: smaller, so the page stays as it is, and a copy with these figures is made in .local/bench).
 */
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { requireNode24 } from '../local/node-version.ts';
import { type Bench, benches, pageOf, targetsPage } from './run/benches.ts';
import { describeMachine, describeMoment } from './run/machine.ts';
import { putBetween, readBetween, targetsTable } from './run/page.ts';
import { formatPage, type Ran, runBench } from './run/run-bench.ts';

requireNode24();
const { values } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, only: { type: 'string', default: '' } },
});
const only = values.only.split(',').filter(Boolean);
const names = benches.map(({ name }) => name);
const unknown = only.filter((name) => !names.includes(name));
if (unknown.length > 0) throw new Error(`No bench ${unknown.join(', ')}; there are ${names.join(', ')}`);
const asked = benches.filter(({ name }) => only.length === 0 || only.includes(name));

const quickCopy = (page: string): string => `.local/bench/${basename(page)}`;
const failed: string[] = [];
if (values.quick) for (const page of new Set([targetsPage, ...asked.map(pageOf)])) copy(page);
else
  console.error(`${asked.length} benches, about ${asked.reduce((sum, one) => sum + one.minutes, 0)} minutes`);

for (const bench of asked) {
  const begun = describeMoment();
  const ran = await runBench(bench, values.quick ? bench.quick : bench.full);
  if (ran.code === 0) keep(bench, ran, begun);
  else failed.push(bench.name);
}

console.log(`${readBetween(read(targetsPage), 'targets')}\n\nAll figures: ${fileOf(targetsPage)}`);
if (failed.length > 0) throw new Error(`Failed, and left as they were: ${failed.join(', ')}`);

/** At once: who ends the run later keeps what was found until then. */
function keep(bench: Bench, { command, stdout, targets }: Ran, begun: string): void {
  const text = `${begun}: \`${command}\`\n\n${stdout}`;
  write(pageOf(bench), putBetween(read(pageOf(bench)), bench.name, text));
  const before = read(targetsPage);
  const table = targetsTable(readBetween(before, 'targets'), new Map([[bench.name, targets]]), names);
  const said = `${describeMachine()}; last run ${describeMoment()}.\n\n${table}`;
  write(targetsPage, putBetween(before, 'targets', said));
}

function fileOf(page: string): string {
  return fileURLToPath(new URL(`../${values.quick ? quickCopy(page) : page}`, import.meta.url));
}

function read(page: string): string {
  return readFileSync(fileOf(page), 'utf8');
}

function write(page: string, text: string): void {
  writeFileSync(fileOf(page), text);
  if (!values.quick) formatPage(fileOf(page));
}

function copy(page: string): void {
  mkdirSync(dirname(fileOf(page)), { recursive: true });
  copyFileSync(new URL(`../${page}`, import.meta.url), fileOf(page));
}
