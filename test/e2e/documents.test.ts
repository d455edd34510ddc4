import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { commands } from '../../admin/program.ts';
import { listStages } from '../../infra/config.ts';
import { admin } from '../support/admin.ts';
import { awsCallsIn, isAwsCall } from '../support/aws-commands.ts';
import { howOf, shellBlocks, type Typed, typedLines, wordsOf } from '../support/document-commands.ts';
import { localHost } from '../support/local-host.ts';
import { ageKey } from '../support/moved-system.ts';

const system = localHost({
  now: '2026-11-25T02:00:00.000Z',
  offices: ['kemnaker', 'disnaker@32.12', 'desk'],
});
const directory = mkdtempSync(join(tmpdir(), 'documents-'));
afterAll(() => rmSync(directory, { recursive: true }));
let recipient = '';
beforeAll(async () => {
  ({ recipient } = await ageKey(directory));
  await system.fire('summarize', '2026-11-22T23:00:00.000Z');
});

/** The person of the README's example, by whose card some commands ask. */
const card = '3212014502900007';

/** What a reader puts in the place of these words, and files that lie where the reader works. */
const inPlace = (): readonly (readonly [RegExp, string])[] => [
  [/--stage (prod|dev)/g, `--endpoint ${system.url()}`],
  [/--endpoint local/g, `--endpoint ${system.url()}`],
  [/age1…/g, recipient],
  [/ T( |$)/g, ' 2026-11-25T01:00:00Z '],
  [/(?<= )([\w.-]+\.(?:age|csv|txt)|handover)(?= |$)/g, `${directory}/$1`],
];

/** Rightly refused on a new local host of `dev`, in these words: so the line is understood. Others end with 0. */
const refusedHere: readonly (readonly [RegExp, RegExp])[] = [
  // Of 71 mailboxes three are verified here.
  [/^doctor /, /looking at 2\d things/],
  [/^end-year /, /are kept until/],
  [/^rotate-origin-secret/, /hold no secret OriginSecret/],
  [/^recount 2026-W20/, /no statement of 2026-W20/],
  [/^import /, /has no manifest/],
  [/^offices verify /, /its address is verified/],
  [/^resend-letter /, /there is no such letter/],
  // Most offices have no mailbox here.
  [/^doctor/, /^\s*1\. /m],
  // Nothing was deployed before, and nobody reads the mailed page here.
  [/^rollback/, /./],
  [/^offices (verify|set|sign-out|import)/, /./],
];

const lines = typedLines();
const of = (how: string): Typed[] => {
  const seen = new Set<string>();
  return lines.filter((typed) => howOf(typed) === how && !seen.has(typed.line) && seen.add(typed.line));
};

test('every line that a document has its reader type is of a kind that this test knows', () => {
  const unknown = lines.filter((typed) => howOf(typed) === undefined);
  expect(unknown, 'give each of these lines a rule in test/support/document-commands.ts').toEqual([]);
  expect(lines.length).toBeGreaterThan(100);
});

test.each(shellBlocks().map(({ document, text }) => [document, text.split('\n')[0] ?? '', text] as const))(
  'bash can read the block of %s that begins with: %s',
  (_document, _first, text) => {
    const read = spawnSync('bash', ['-n'], { input: text, encoding: 'utf8' });
    expect(read.stderr).toBe('');
  },
);

test.each(of('run').map(({ document, line }) => [document, line.slice(0, 60), line] as const))(
  '%s: %s… is answered with what it asks for',
  async (_document, _start, line) => {
    const here = line.replaceAll('http://127.0.0.1:8080', system.url());
    // Not while this process waits: the host lives in it.
    const ran = await promisify(execFile)('bash', [
      '-c',
      here.replace(/^curl /, 'curl --silent --show-error '),
    ]);
    expect(ran.stdout).toMatch(/^HTTP\/1\.1 2\d\d/);
  },
);

/** Where a document has a line with and without --dry-run, or for both stages, one of them is enough. */
const asRun = ({ line }: Typed): string =>
  line.replaceAll(/ (--dry-run|--stage \w+|--endpoint local)(?= |$)/g, '');
const once = (typed: Typed, at: number, all: readonly Typed[]): boolean =>
  all.findIndex((other) => asRun(other) === asRun(typed)) === at;

test.each(
  of('admin')
    .filter(once)
    .map(({ document, line }) => [document, line] as const),
)('%s: %s is what the program takes', async (_document, line) => {
  const typed = line.replace('npm run admin -- ', '');
  const [name = ''] = wordsOf(typed);
  const command = commands.find((one) => typed === one.name || typed.startsWith(`${one.name} `));
  if (name !== '--help' && !command) throw new Error(`There is no command ${typed}`);
  const filled = inPlace().reduce((text, [from, to]) => text.replaceAll(from, to), typed);
  const ran = await admin(
    [
      ...wordsOf(filled),
      ...(command && !filled.includes('--endpoint') ? ['--endpoint', system.url()] : []),
      ...(command?.changes && !filled.includes('--dry-run') ? ['--dry-run'] : []),
    ],
    `${card}\n`,
  );
  const refused = refusedHere.find(([start]) => start.test(typed));
  if (refused && ran.code === 1) expect(ran.err + ran.out).toMatch(refused[1]);
  else
    expect(
      { code: ran.code, err: ran.err, out: ran.code === 0 ? '' : ran.out },
      'a wrong line? If it is rightly refused on a new local host, list it in refusedHere',
    ).toMatchObject({ code: 0 });
});

test('every script of npm that a document names is there', () => {
  const { scripts } = JSON.parse(sourceOf('package.json')) as { scripts: Record<string, string> };
  const named = lines.flatMap(({ document, line }) =>
    [...line.matchAll(/\bnpm (?:run )?([\w:-]+)/g)].map(([, script = '']) => ({ document, script })),
  );
  expect(named.filter(({ script }) => script !== 'ci' && !(script in scripts))).toEqual([]);
});

test('every option of npm start that a document names is one of its own', () => {
  const usage = sourceOf('local/main.ts');
  const started = lines.filter(({ line }) => line.startsWith('npm start -- '));
  const options = started.flatMap(({ document, line }) =>
    [...line.matchAll(/ (--[\w-]+)/g)].map(([, option = '']) => ({ document, option })),
  );
  expect(options.filter(({ option }) => !usage.includes(`  ${option} `))).toEqual([]);
  expect(options).not.toEqual([]);
});

test('every stack, stage and parameter that is deployed by a document is one of ours', () => {
  const [stacks, parameters] = [sourceOf('infra/system.ts'), sourceOf('infra/edge-stack.ts')];
  for (const { line } of of('cdk')) {
    const [, named = ''] = /cdk deploy ((?:[A-Z]\w* )*)/.exec(line) ?? [];
    for (const stack of named.split(' ').filter(Boolean)) expect(stacks).toContain(`Stack(app, '${stack}'`);
    for (const [, stage] of line.matchAll(/-c stage=(\w+)/g)) expect(listStages()).toContain(stage);
    for (const [, parameter] of line.matchAll(/:(\w+)=/g))
      expect(parameters).toContain(`CfnParameter(this, '${parameter}'`);
  }
});

const sourceOf = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

test('every call of the AWS CLI that a document names is one of AWS', () => {
  const calls = lines.flatMap(({ document, line }) => awsCallsIn(line).map((call) => ({ document, call })));
  expect(
    calls.filter(({ call }) => !isAwsCall(call)),
    'mistyped? Else list it in test/support/aws-commands.ts',
  ).toEqual([]);
  expect(calls.length).toBeGreaterThan(20);
});
