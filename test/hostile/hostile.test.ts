import { afterAll, beforeAll, expect, test } from 'vitest';
import { localHost } from '../support/local-host.ts';
import { classes } from './classes/all.ts';
import { moment } from './harness/attempt.ts';
import { ours } from './harness/ours.ts';
import { runClass } from './harness/run-class.ts';

const system = localHost({ now: moment, offices: ['disnaker@32.12', 'kemnaker', 'desk'], redelivery: false });
const size = { seed: Number(process.env['HOSTILE_SEED'] ?? 1), generated: 6 };
let target: ReturnType<typeof ours>;

beforeAll(async () => {
  await system.pause('dispatch');
  target = ours(system.host());
});
afterAll(() => target.close());

test.each(classes)('$id holds: $words', async (hostile) => {
  const { tries, faults } = await runClass(hostile, target, size);
  expect(faults, `HOSTILE_SEED=${size.seed}`).toEqual([]);
  expect(tries).toBeGreaterThan(0);
});
