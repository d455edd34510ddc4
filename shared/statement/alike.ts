import type { CountedDecision, CountedReferral } from './counted.ts';
import { type Effect, effectOfNew, effectsOfDays, effectsOfDecision } from './effects.ts';

type Kind = CountedReferral | CountedDecision;
type ByDays = Map<string, { times: number }>;

/** What may wait here: some ten megabytes. */
const mostWaiting = 30_000;

/**
 * Counts entries that are alike before it works out what each kind of them does, which is most of the work of a week. What
 * they do adds up, so that it does not matter when. Alike is what `CountedTallies` gave as one object.
 */
export class AlikeEntries {
  private readonly isRestricted: (program: string) => boolean;
  private readonly apply: (effect: Effect, times: number) => void;
  private readonly kinds = new Map<Kind, ByDays>();
  private waiting = 0;

  constructor(isRestricted: (program: string) => boolean, apply: (effect: Effect, times: number) => void) {
    this.isRestricted = isRestricted;
    this.apply = apply;
  }

  add(kind: Kind, days: string): void {
    const known = this.kinds.get(kind)?.get(days);
    if (known) known.times += 1;
    else this.begin(kind, days);
  }

  settle(): void {
    for (const [kind, byDays] of this.kinds) this.settleKind(kind, byDays);
    this.kinds.clear();
    this.waiting = 0;
  }

  private begin(kind: Kind, days: string): void {
    if (this.waiting >= mostWaiting) this.settle();
    const byDays = this.kinds.get(kind) ?? new Map();
    this.kinds.set(kind, byDays.set(days, { times: 1 }));
    this.waiting += 1;
  }

  private settleKind(kind: Kind, byDays: ByDays): void {
    let all = 0;
    for (const [days, { times }] of byDays) {
      all += times;
      for (const effect of effectsOfDays(kind, days)) this.apply(effect, times);
    }
    for (const effect of this.effectsOf(kind)) this.apply(effect, all);
  }

  private effectsOf(kind: Kind): readonly Effect[] {
    const restricted = this.isRestricted(kind.program);
    return kind.kind === 'D' ? effectsOfDecision(kind, restricted) : [effectOfNew(kind, restricted)];
  }
}
