import { describe, expect, it } from 'vitest';
import { isLike } from '../../../../local/access/evaluate.ts';
import * as keys from '../../../../shared/storage/keys.ts';
import { indexPartitions, partitions } from '../../../../shared/storage/partitions.ts';

const person = 'k3rUZQ';
const office = 'disnaker@32.12';

const made: readonly (readonly [keyof typeof partitions, string])[] = [
  ['submissions', keys.submissionKey('x').pk],
  ['persons', keys.referralKey(person, 'ttg', 2026).pk],
  ['persons', keys.checkKey(person, 'x', 'ttg').pk],
  ['persons', keys.shareKey(keys.referralKey(person, 'ttg', 2026), office).pk],
  ['persons', keys.viewKey(person, '2026', 'x').pk],
  ['persons', keys.erasureKey(person).pk],
  ['erased', keys.anonymousKey('x', 1).pk],
  ['letters', keys.letterKey('disnaker-32-12', 'W-1').pk],
  ['statements', keys.statementKey('2026-W48', 'NATIONAL').pk],
  ['recounts', keys.recountKey('2026-W48').pk],
  ['liveNeeds', keys.liveNeedsKey.pk],
  ['offices', keys.officeKey(office).pk],
  ['codes', keys.codeKey('desk', 'x').pk],
  ['holds', keys.holdKey('x', '2026-11-25T02').pk],
  ['unmet', keys.unmetKey('2026-W48', 'x').pk],
  ['mailRest', keys.mailRestKey.pk],
  ['imports', keys.importKey('x').pk],
  ['canaries', keys.canaryKey('S', 'x').pk],
];

const matching = (patterns: Readonly<Record<string, string>>, key: string): string[] =>
  Object.keys(patterns).filter((kind) => isLike(key, patterns[kind] ?? ''));

describe('the kinds of partitions', () => {
  it.each(made)('%s, and no other, holds %s', (kind, key) => {
    expect(matching(partitions, key)).toEqual([kind]);
  });

  it('are all made by some key', () => {
    expect(new Set(made.map(([kind]) => kind))).toEqual(new Set(Object.keys(partitions)));
  });

  it('of the index by office tell lists from letters', () => {
    const lists = [keys.officeShard(office, 7), keys.sharedShard('bi', 0), keys.freshRequests(3)];
    for (const shard of lists) expect(matching(indexPartitions.byOffice, shard)).toEqual(['lists']);
    expect(matching(indexPartitions.byOffice, keys.unsentLetters)).toEqual(['unsentLetters']);
    expect(matching(indexPartitions.byOffice, keys.unheardLetters)).toEqual(['unheardLetters']);
  });

  it('of the index by week are weeks', () => {
    expect(matching(indexPartitions.byWeek, keys.weekShard('2026-W48', 5))).toEqual(['weeks']);
  });
});
