// Two versions of all functions on one table: side by side, back to the older one, forward again. Nothing may be lost.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { synthesize } from '../local/assembly/synthesize.ts';
import { startHost } from '../local/host.ts';
import { requireNode24 } from '../local/node-version.ts';
import { momentIn } from './support/mondays.ts';
import { writeOlder } from './two-versions/older.ts';
import { playTwoVersions } from './two-versions/play.ts';

requireNode24();

const week = '2026-W48';
const root = fileURLToPath(new URL('..', import.meta.url));

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
    /** A folder that `cdk synth` wrote, or a commit of this repository; without it, one made of the present version. */
    old: { type: 'string' },
  },
});
const [people, seed] = [Number(values.people), Number(values.seed)];
const started = performance.now();
const seconds = (): number => Math.round((performance.now() - started) / 1000);

mkdirSync(join(root, '.local'), { recursive: true });
const scratch = mkdtempSync(join(root, '.local', 'two-versions-'));
/** A copy of its own: while this runs for long, newer assemblies push the older ones out. */
const assembly = join(scratch, 'newer');
cpSync(await synthesize(root, { say: console.log }), assembly, { recursive: true });
const older = await olderAssembly(values.old);
const now = momentIn(week, 0, 9).toISOString();
const host = await startHost({ assembly, older, now, redelivery: seed });
const stop = () => host.stop().finally(() => rmSync(scratch, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void stop().finally(() => process.exit(1)));
try {
  const say = (line: string): void => console.log(`${line} (${seconds()} s)`);
  const { problems, ...found } = await playTwoVersions(host, { week, people, seed, offices: 12, say });
  for (const problem of problems) console.log(problem);
  const old = values.old ?? 'made of this version';
  console.log(JSON.stringify({ seed, old, ...found, problems: problems.length, seconds: seconds() }));
  process.exitCode = problems.length === 0 ? 0 : 1;
} finally {
  await stop();
}

async function olderAssembly(old: string | undefined): Promise<string> {
  if (old !== undefined && existsSync(join(old, 'manifest.json'))) return old;
  const into = join(scratch, 'older');
  if (old === undefined) writeOlder(assembly, into);
  return old === undefined ? into : synthesize(sourcesOf(old), { say: console.log });
}

/** The sources of a commit, with the packages that are installed here. */
function sourcesOf(commit: string): string {
  const sources = join(scratch, 'sources');
  mkdirSync(sources);
  const archive = execFileSync('git', ['archive', commit], { cwd: root, maxBuffer: 2 ** 30 });
  execFileSync('tar', ['-x', '-C', sources], { input: archive });
  symlinkSync(join(root, 'node_modules'), join(sources, 'node_modules'));
  return sources;
}
