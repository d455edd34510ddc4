/**
 * How long after the post of somebody in trouble their office's email stands in the local mailbox: one client at a time,
 * then several at once. `npm run bench:chain -- --single 200 --posts 300 --clients 10,20 --seed 2`.
 */
import { parseArgs } from 'node:util';
import { requireNode24 } from '../local/node-version.ts';
import { apply, Mailbox, troubled } from './chain/clients.ts';
import { cpuByPart } from './chain/cpu.ts';
import { median, quantile } from './rounds.ts';
import { runHost } from './running-host.ts';
import { atMost, printTable, tellTargets } from './tell.ts';

requireNode24();
const { values } = parseArgs({
  options: {
    single: { type: 'string', default: '200' },
    posts: { type: 'string', default: '300' },
    clients: { type: 'string', default: '10,20' },
    rounds: { type: 'string', default: '3' },
    seed: { type: 'string', default: '1' },
  },
});
const [single, posts, rounds] = [values.single, values.posts, values.rounds].map(Number) as [
  ...[number, number, number],
];
let person = Number(values.seed) * 1_000_000;
const next = () => {
  person += 1;
  return troubled(person);
};

const host = await runHost(['--empty', '--no-redelivery']);
try {
  const mailbox = new Mailbox(host.url);
  console.error(`The system was ready after ${Math.round(host.readyMs)} ms`);
  for (let warmUp = 0; warmUp < 20; warmUp += 1) await letterAfter(mailbox);
  const times: number[] = [];
  for (let post = 0; post < single; post += 1) times.push(await letterAfter(mailbox));
  const most = values.clients.split(',').map(Number);
  const cpuBefore = cpuByPart(host.pid);
  const together = new Map<number, number[]>(most.map((clients) => [clients, []]));
  for (let round = 0; round < rounds; round += 1)
    for (const clients of round % 2 === 0 ? most : most.toReversed())
      together.get(clients)?.push(await allLettersAfter(mailbox, clients));

  const [p50 = 0, p99 = 0] = [0.5, 0.99].map((part) => quantile(times, part));
  const cpu = cpuByPart(host.pid);
  printTable(
    ['clients', 'posts', 'until their email is there'],
    [
      [1, single, `p50 ${p50.toFixed(0)} ms, p99 ${p99.toFixed(0)} ms`],
      ...[...together].map(([clients, found]) => [
        ...[clients, posts],
        `${seconds(median(found))} s until the last (${found.map(seconds).join(' · ')})`,
      ]),
    ],
    [2],
  );
  const all = posts * rounds * most.length;
  const perPost = [...cpu].map(([part, ms]) => [part, (ms - (cpuBefore.get(part) ?? 0)) / all] as const);
  const sum = perPost.reduce((total, [, ms]) => total + ms, 0);
  printTable(
    ['CPU a post of those from several clients', 'ms'],
    [...perPost, ['all', sum] as const].map(([part, ms]) => [part, ms.toFixed(1)]),
  );
  const ten = median(together.get(10) ?? []) / 1000;
  tellTargets('chain', [
    atMost('post of a restricted case until its email is there, p50', 30, p50, { unit: 'ms', digits: 0 }),
    ...(posts === 300 && ten > 0
      ? [atMost('300 posts from 10 clients until all emails are there', 3, ten, { unit: 's', digits: 1 })]
      : []),
  ]);
} finally {
  await host.stop();
}

async function letterAfter(mailbox: Mailbox): Promise<number> {
  const begun = performance.now();
  await Promise.all([apply(host.url, next()), mailbox.waitFor(1)]);
  return performance.now() - begun;
}

async function allLettersAfter(mailbox: Mailbox, clients: number): Promise<number> {
  const bodies = Array.from({ length: posts }, next);
  const begun = performance.now();
  const client = async (): Promise<void> => {
    for (let body = bodies.pop(); body; body = bodies.pop()) await apply(host.url, body);
  };
  await Promise.all([...Array.from({ length: clients }, client), mailbox.waitFor(posts)]);
  const took = performance.now() - begun;
  console.error(`${posts} posts from ${clients} clients: ${seconds(took)} s`);
  return took;
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(2);
}
