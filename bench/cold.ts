/**
 * What a function costs until its first answer: a fresh process imports its bundle and answers one event, against the
 * emulators in another process. Ours beside what tutorials build and beside the floor. `npm run bench:cold -- --rounds 5`.
 */
import { statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { codeFile } from '../infra/bundling/files.ts';
import { functionNames } from '../infra/function-names.ts';
import { requireNode24 } from '../local/node-version.ts';
import { bundleAsOurs, bundleAsTutorial, bundleChild } from './cold/bundles.ts';
import { runPatiently, type Subject, type Told } from './cold/run-child.ts';
import { openWorld } from './cold/world.ts';
import { inRounds, median } from './rounds.ts';
import { atMost, printTable, tellTargets } from './tell.ts';

requireNode24();
const { values } = parseArgs({
  options: {
    ...{ rounds: { type: 'string', default: '9' }, seed: { type: 'string', default: '1' } },
    // Beside T and F, which are always there.
    only: { type: 'string', default: '' },
  },
});
const child = await bundleChild();
const world = await openWorld(Number(values.seed));
const peers = 'bench/peers/functions';
const entry = 'functions/enroll/handler.ts';

const asEnroll = (file: string): Subject => ({
  file,
  variables: world.variables('enroll'),
  events: async () => world.enrollments(1),
});
const ours = functionNames.map((name): [string, Subject] => {
  const events = world.events[name];
  if (!events) throw new Error(`Nothing calls ${name}`);
  return [name, { file: world.fileOf(name), variables: world.variables(name), events }];
});
const all: readonly (readonly [string, Subject])[] = [
  ['F: floor', asEnroll(await bundleAsOurs(`${peers}/floor-handler.ts`, 'floor'))],
  ['T: tutorial', asEnroll(await bundleAsTutorial(`${peers}/tutorial-handler.ts`, 'tutorial'))],
  [
    'T, one put',
    asEnroll(await bundleAsTutorial(`${peers}/tutorial-one-put-handler.ts`, 'tutorial-one-put')),
  ],
  ...ours,
  ['enroll, nothing compiled before', asEnroll(await bundleAsOurs(entry, 'enroll'))],
  ['enroll, nor an alias', asEnroll(await bundleAsOurs(entry, 'enroll-no-alias', { alias: {} }))],
];
const isAsked = ([name]: readonly [string, unknown]) => /^[TF]/.test(name) || name.includes(values.only);
const subjects = new Map(all.filter(isAsked));

try {
  const ways = new Map(
    [...subjects].map(([name, subject]) => [name, () => runPatiently(child, subject)] as const),
  );
  const found = await inRounds(ways, Number(values.rounds));
  const of = (name: string, read: (told: Told) => number): number =>
    median((found.get(name) ?? []).map(read));
  const cpuOf = (name: string): number => of(name, ({ cpuMs }) => cpuMs);
  const rows = [...subjects].map(([name, { file }]) => {
    const cells = [of(name, ({ initMs }) => initMs), of(name, ({ firstMs }) => firstMs), cpuOf(name)];
    return [
      name,
      ...[...cells, of(name, ({ initCpuMs }) => initCpuMs)].map(Math.round),
      ...['T: tutorial', 'F: floor'].map((other) => (cpuOf(name) / cpuOf(other)).toFixed(2)),
      Math.round(of(name, ({ rss }) => rss / 1e6)),
      Math.round(statSync(file.replace('index.js', codeFile)).size / 1000),
      [...new Set(found.get(name)?.map(({ status }) => status ?? ''))].join(),
    ];
  });
  printTable(
    ['', 'import ms', 'first ms', 'CPU ms', 'of it import', 'of T', 'x F', 'RSS MB', 'kB', 'status'],
    rows,
  );
  const part = (name: string, other: string): number => cpuOf(name) / cpuOf(other);
  // Nobody waits for what these do in their first call: an hour's, a day's, a week's work.
  const awaited = functionNames.filter(
    (name) => !['enroll', 'gather', 'summarize', 'reconcile'].includes(name),
  );
  const enroll = subjects.get('enroll');
  const bytes = enroll && statSync(enroll.file.replace('index.js', codeFile)).size;
  if (bytes)
    tellTargets('cold', [
      atMost('`enroll`, CPU until the first answer', 0.25, part('enroll', 'T: tutorial'), { unit: '× T' }),
      atMost('the same', 2, part('enroll', 'F: floor'), { unit: '× F' }),
      ...awaited
        .filter((name) => subjects.has(name))
        .map((name) => atMost(`\`${name}\`, the same`, 1 / 3, part(name, 'T: tutorial'), { unit: '× T' })),
      atMost('`enroll`, bundle', 225, bytes / 1000, { unit: 'kB', digits: 0 }),
    ]);
} finally {
  await world.stop();
}
