/**
 * Runs the whole battery against our system and its peers and writes the table of docs/hostile.md:
 * `npm run hostile-table -- --seed 2 --tries 100`.
 */
import { parseArgs } from 'node:util';
import { startHost } from '../../../local/host.ts';
import { classes } from '../classes/all.ts';
import { moment } from '../harness/attempt.ts';
import { ours } from '../harness/ours.ts';
import { openPeers } from '../harness/peers.ts';
import { runClass } from '../harness/run-class.ts';
import { writePart } from './document.ts';
import { type Row, renderRows } from './render.ts';

const options = { seed: { type: 'string', default: '1' }, tries: { type: 'string', default: '60' } } as const;
const { values } = parseArgs({ options });
const size = { seed: Number(values.seed), generated: Number(values.tries) };

const host = await startHost({ now: moment, redelivery: false });
host.pause('dispatch');
const own = ours(host);
const peers = await openPeers();
const targets = [own, ...peers];
const rows: Row[] = [];
for (const hostile of classes) {
  const outcomes = [];
  for (const target of targets) outcomes.push(await runClass(hostile, target, size));
  rows.push({ hostile, outcomes });
  const worst = outcomes.map(({ tries, faults }) => (tries === 0 ? '-' : (faults[0] ?? 'held')));
  console.log(`${hostile.id} ${worst.join(' | ')}`);
}
const names = targets.map(({ name }) => name);
writePart('classes', renderRows(rows, names, size));
own.close();
await Promise.all(peers.map((peer) => peer.close()));
await host.stop();
