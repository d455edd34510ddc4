/**
 * What a first request waits for where AWS is away: with the calls that it needs asked while the function loads, as it is,
 * and with each asked when it is needed. `npm run bench:early -- --rounds 9 --delay 20`.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Plugin } from 'esbuild';
import { requireNode24 } from '../local/node-version.ts';
import { bundleAsOurs, bundleChild } from './cold/bundles.ts';
import { runPatiently, type Told } from './cold/run-child.ts';
import { openWorld } from './cold/world.ts';
import { type LateProxy, startLateProxy } from './early/late-proxy.ts';
import { inRounds, median } from './rounds.ts';
import { printTable } from './tell.ts';

requireNode24();
const { values } = parseArgs({
  options: {
    ...{ rounds: { type: 'string', default: '9' }, delay: { type: 'string', default: '20' } },
    ...{ seed: { type: 'string', default: '1' } },
  },
});
const names = ['enroll', 'pages'] as const;

/** The same sources, but that nothing is asked before it is needed. */
const nothingEarly: Plugin = {
  name: 'nothing-early',
  setup: ({ onLoad }) =>
    onLoad({ filter: /shared\/remembered\.ts$/ }, ({ path }) => {
      const source = readFileSync(path, 'utf8');
      const contents = source.replace('ask().catch(', 'if (!ask) ask().catch(');
      if (contents === source) throw new Error(`${path} asks otherwise than this bench knows`);
      return { contents, loader: 'ts' };
    }),
};
const ways = [
  ['one after another', [nothingEarly]],
  ['asked early', []],
] as const;
const child = await bundleChild();
const world = await openWorld(Number(values.seed));
const proxies = new Map<string, LateProxy>();

/** As the host gives them, with a proxy for each emulator. */
async function variablesOf(name: string): Promise<Record<string, string>> {
  const entries = Object.entries(world.variables(name)).map(async ([variable, value]) => {
    if (!variable.startsWith('AWS_ENDPOINT_URL_')) return [variable, value];
    const proxy = proxies.get(value) ?? (await startLateProxy(value, Number(values.delay)));
    proxies.set(value, proxy);
    return [variable, proxy.url];
  });
  return Object.fromEntries(await Promise.all(entries));
}

try {
  const plays = new Map<string, () => Promise<Told>>();
  for (const name of names) {
    const [variables, entry] = [await variablesOf(name), `functions/${name}/handler.ts`];
    const events = world.events[name];
    if (!events) throw new Error(`Nothing calls ${name}`);
    for (const [way, plugins] of ways) {
      const file = await bundleAsOurs(entry, `${name}-${way.replaceAll(' ', '-')}`, {
        plugins: [...plugins],
      });
      plays.set(`${name}, ${way}`, () => runPatiently(child, { file, variables, events }));
    }
  }
  const found = await inRounds(plays, Number(values.rounds));
  const cell = (play: string, read: (told: Told) => number): string => {
    const all = (found.get(play) ?? []).map(read);
    return `${Math.round(median(all))} (${Math.round(Math.min(...all))})`;
  };
  const asked = [
    ['first answer', ({ firstMs }: Told) => firstMs],
    ['load and first answer together', ({ initMs, firstMs }: Told) => initMs + firstMs],
  ] as const;
  printTable(
    ['ms, the least in brackets', '', ...ways.map(([way]) => way)],
    names.flatMap((name) =>
      asked.map(([what, read]) => [
        ...[`\`${name}\``, what],
        ...ways.map(([way]) => cell(`${name}, ${way}`, read)),
      ]),
    ),
    2,
  );
} finally {
  for (const { stop } of proxies.values()) await stop();
  await world.stop();
}
