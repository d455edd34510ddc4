import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Script } from 'node:vm';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { forgetOldest, writeAssets } from '../../infra/bundling/assets.ts';
import { bundleLoader } from '../../infra/bundling/bundle.ts';
import { codeFile, compiledFile } from '../../infra/bundling/files.ts';

const home = mkdtempSync(join(tmpdir(), 'compiled-code-'));
const directory = join(home, 'answer');
const compiled = join(directory, compiledFile(process));
const code = '(function(exports,require,module){exports.handler=()=>6*7+require("node:path").sep})';
let sound: Buffer;

beforeAll(() => {
  // Flags of whoever deploys; Lambda has none of them.
  vi.stubEnv('NODE_OPTIONS', '--stack-trace-limit=100');
  writeAssets([{ directory, files: { [codeFile]: code, 'index.js': bundleLoader() } }], true);
  vi.unstubAllEnvs();
  sound = readFileSync(compiled);
});
afterAll(() => rmSync(home, { recursive: true }));

/** What the function prints while it loads, and then its answer, in a process that is started so. */
function run(...flags: string[]): string[] {
  const script = `console.log(require(${JSON.stringify(directory)}).handler())`;
  return execFileSync(process.execPath, [...flags, '-e', script], { encoding: 'utf8' })
    .trim()
    .split('\n');
}

it.each([[['--expose-gc']], [['--expose-gc', '--max-old-space-size=460', '--max-semi-space-size=25']]])(
  'compiled code is taken where Node starts as in Lambda: %j',
  (flags) => {
    writeFileSync(compiled, sound);
    expect(run(...flags)).toEqual(['42/']);
  },
);

it.each<[string, (bytes: Buffer) => Buffer, string[]]>([
  [
    'is of another version of V8',
    (bytes) => Buffer.from(bytes.map((byte, at) => (at === 4 ? byte ^ 1 : byte))),
    ['--expose-gc'],
  ],
  ['was made under other flags', (bytes) => bytes, []],
  ['is cut off', (bytes) => bytes.subarray(0, 100), ['--expose-gc']],
  ['is something else', () => Buffer.from('no code'), ['--expose-gc']],
  ['is empty', () => Buffer.alloc(0), ['--expose-gc']],
])('compiled code that %s is refused, said, and not missed', (_what, change, flags) => {
  writeFileSync(compiled, change(sound));
  const [said, ...answer] = run(...flags);
  expect(said).toContain('compiled-code-refused');
  expect(answer).toEqual(['42/']);
});

it('every function in it is compiled, also those that would wait until they are called', () => {
  const later = Array.from({ length: 100 }, (_, at) => `exports.f${at}=function(a){return a.b.c(1)+a.d}`);
  const waiting = `(function(exports){${later.join(';')}})`;
  const eager = join(home, 'eager');
  writeAssets([{ directory: eager, files: { [codeFile]: waiting } }], true);
  const lazy = new Script(waiting).createCachedData();
  expect(readFileSync(join(eager, compiledFile(process))).length).toBeGreaterThan(1.5 * lazy.length);
});

it('without compiled code a function works as ever', () => {
  rmSync(compiled);
  expect(run('--expose-gc')).toEqual(['42/']);
});

it('the code of a machine that is not like Lambda comes alone', () => {
  const other = join(home, 'other');
  writeAssets([{ directory: other, files: { [codeFile]: code, 'index.js': bundleLoader() } }], false);
  expect(() => readFileSync(join(other, compiledFile(process)))).toThrow();
});

it('of two that write the same at once, the first one stands, and nothing is left of the second', () => {
  const twice = join(home, 'twice');
  for (const said of ['first', 'second']) writeAssets([{ directory: twice, files: { said } }], false);
  expect(readFileSync(join(twice, 'said'), 'utf8')).toBe('first');
  expect(readdirSync(home).filter((name) => name.startsWith('twice'))).toEqual(['twice']);
});

it('what nobody used for an hour is forgotten, while another one forgets too', () => {
  const kept = join(home, 'kept');
  for (const name of ['old', 'used']) mkdirSync(join(kept, name), { recursive: true });
  utimesSync(join(kept, 'old'), 0, 0);
  // Listed, and gone when it is looked at.
  symlinkSync('nowhere', join(kept, 'gone'));
  forgetOldest(kept);
  expect([existsSync(join(kept, 'old')), existsSync(join(kept, 'used'))]).toEqual([false, true]);
});
