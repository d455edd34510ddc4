import { afterAll, beforeAll, expect, test } from 'vitest';
import { classes } from './classes/all.ts';
import { openPeers, type Peer } from './harness/peers.ts';
import { runClass } from './harness/run-class.ts';

let peers: readonly Peer[];
beforeAll(async () => {
  peers = await openPeers();
});
afterAll(() => Promise.all(peers.map((peer) => peer.close())));

const reasonsOf = async (peer: Peer, id: string): Promise<Set<string>> => {
  const hostile = classes.find((one) => one.id === id);
  if (!hostile) throw new Error(`There is no class ${id}`);
  const { faults } = await runClass(hostile, peer, { seed: 1, generated: 3 });
  return new Set(faults.map((fault) => fault.slice(fault.lastIndexOf(': ') + 2)));
};

test.each([
  ['accepted with 201', 'B23', 'a key written twice'],
  ['kept differently', 'B39', 'a name in another normal form'],
  ['a value stands in the log', 'B21', 'broken JSON, in what is printed of it'],
])('the battery notices "%s" of what guides teach (%s: %s)', async (reason, id) => {
  const noticed = await Promise.all(peers.map((peer) => reasonsOf(peer, id)));
  expect(noticed.filter((reasons) => reasons.has(reason)).length).toBeGreaterThanOrEqual(2);
});

test('and finds nothing where they hold: a list instead of an object, fields of a store', async () => {
  for (const id of ['B22', 'B25']) {
    const noticed = await Promise.all(peers.map((peer) => reasonsOf(peer, id)));
    expect(noticed.flatMap((reasons) => [...reasons])).toEqual([]);
  }
});
