import type { MetricOf, MetricSource } from '../../../../shared/observing/metrics.ts';
import { startSystem, type TestSystem } from '../../system.ts';

/** Something that goes wrong, played with the function's own code. */
export type Scene = {
  /** In words, for the table. */
  readonly what: string;
  readonly start?: () => Promise<TestSystem>;
  /** What comes before, of which nothing is read. */
  readonly before?: (system: TestSystem) => Promise<unknown>;
  /** The alarm rings where none of this happens. */
  readonly keepsCalm?: true;
  /** What the function does: its log is read. */
  readonly act: (system: TestSystem) => Promise<unknown>;
};

/** By function and metric, such as `gather LettersRequeued`. */
export type Scenes = { readonly [S in MetricSource as `${S} ${MetricOf<S>}`]?: Scene };

export async function prepare({ start = startSystem, before }: Scene): Promise<TestSystem> {
  const system = await start();
  await before?.(system);
  return system;
}
