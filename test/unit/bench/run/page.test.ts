import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { benches, pageOf } from '../../../../bench/run/benches.ts';
import { putBetween, readBetween, targetsTable } from '../../../../bench/run/page.ts';
import { atLeast, atMost } from '../../../../bench/tell.ts';

const root = new URL('../../../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');

describe('the page of performance', () => {
  test.each(benches)('has a place for $name, which is a script', (bench) => {
    expect(() => readBetween(read(pageOf(bench)), bench.name)).not.toThrow();
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    expect(scripts[`bench:${bench.name}`]).toBe(`node bench/${bench.name}.ts`);
  });

  test('keeps all that is not between the marks', () => {
    const page = 'before\n<!-- bench:warm -->\nold\n<!-- /bench:warm -->\nafter\n';
    const next = putBetween(page, 'warm', '| new |');
    expect(next).toBe('before\n<!-- bench:warm -->\n\n| new |\n\n<!-- /bench:warm -->\nafter\n');
    expect(readBetween(next, 'warm')).toBe('| new |');
    expect(() => putBetween(page, 'cold', '')).toThrow('no place for bench:cold');
  });

  test('keeps the targets of what was not run, and replaces those of what was', () => {
    const order = ['cold', 'warm'];
    const first = targetsTable('', new Map([['warm', [atMost('CPU', 2, 2.5, { unit: '× F' })]]]), order);
    const both = targetsTable(first, new Map([['cold', [atLeast('speed', 5, 6)]]]), order);
    expect(both.split('\n').slice(2)).toEqual([
      '| cold | speed | ≥ 5 | 6 | met |',
      '| warm | CPU | ≤ 2 × F | 2.5 × F | **missed** |',
    ]);
    const again = targetsTable(both, new Map([['warm', [atMost('CPU', 2, 1.9, { unit: '× F' })]]]), order);
    expect(again.split('\n').slice(2)).toEqual([
      '| cold | speed | ≥ 5 | 6 | met |',
      '| warm | CPU | ≤ 2 × F | 1.9 × F | met |',
    ]);
  });
});
