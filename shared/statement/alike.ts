import type { CountedDecision, CountedReferral, CountedTallies, Read } from './counted.ts';
import { type Effect, effectOfNew, effectsOfDays, effectsOfDecision } from './effects.ts';
import { PairCounts } from './pair-counts.ts';

type Kind = CountedReferral | CountedDecision;

/** What may wait here: some two megabytes. */
const mostWaiting = 30_000;

/**
 * Counts entries that are alike before it works out what each kind of them does, which is most of the work of a week. What
 * they do adds up, so that it does not matter when. Alike is what `CountedTallies` gives the same numbers.
 */
export class AlikeEntries {
  private readonly tallies: CountedTallies;
  private readonly isRestricted: (program: string) => boolean;
  private readonly apply: (effect: Effect, times: number) => void;
  /** How often which days of which kind. */
  private readonly waiting = new PairCounts();

  constructor(
    tallies: CountedTallies,
    isRestricted: (program: string) => boolean,
    apply: (effect: Effect, times: number) => void,
  ) {
    this.tallies = tallies;
    this.isRestricted = isRestricted;
    this.apply = apply;
    tallies.beforeForgetting(() => this.settle());
  }

  add({ kind, days }: Read): void {
    if (this.waiting.size >= mostWaiting) this.settle();
    this.waiting.add(kind, days);
  }

  settle(): void {
    const kinds = new Map<Kind, number>();
    for (const [number, days, times] of this.waiting) {
      const kind = this.tallies.kindOf(number);
      if (kind.kind === 'S' || kind.kind === 'F') continue;
      kinds.set(kind, (kinds.get(kind) ?? 0) + times);
      this.applyAll(effectsOfDays(kind, this.tallies.daysOf(days)), times);
    }
    for (const [kind, times] of kinds) this.applyAll(this.effectsOf(kind), times);
    this.waiting.clear();
  }

  private applyAll(effects: readonly Effect[], times: number): void {
    for (const effect of effects) this.apply(effect, times);
  }

  private effectsOf(kind: Kind): readonly Effect[] {
    const restricted = this.isRestricted(kind.program);
    return kind.kind === 'D' ? effectsOfDecision(kind, restricted) : [effectOfNew(kind, restricted)];
  }
}
