import type { CountedDecision, CountedReferral } from './counted.ts';
import { type Effect, effectOfNew, effectsOfDecision } from './effects.ts';

type Kind = CountedReferral | CountedDecision;

/** What may wait here: with what it unpacks, some ten megabytes. */
const mostKinds = 30_000;

/**
 * Counts entries that are alike before it works out what each kind of them does, which is most of the work of a week. What
 * they do adds up, so that it does not matter when. Alike is what `CountedTallies` gave as one object.
 */
export class AlikeEntries {
  private readonly isRestricted: (program: string) => boolean;
  private readonly apply: (effect: Effect, times: number) => void;
  private readonly kinds = new Map<Kind, { times: number }>();

  constructor(isRestricted: (program: string) => boolean, apply: (effect: Effect, times: number) => void) {
    this.isRestricted = isRestricted;
    this.apply = apply;
  }

  add(kind: Kind): void {
    const known = this.kinds.get(kind);
    if (known) known.times += 1;
    else this.begin(kind);
  }

  settle(): void {
    for (const [kind, { times }] of this.kinds)
      for (const effect of this.effectsOf(kind)) this.apply(effect, times);
    this.kinds.clear();
  }

  private begin(kind: Kind): void {
    if (this.kinds.size >= mostKinds) this.settle();
    this.kinds.set(kind, { times: 1 });
  }

  private effectsOf(kind: Kind): readonly Effect[] {
    const restricted = this.isRestricted(kind.program);
    return kind.kind === 'D' ? effectsOfDecision(kind, restricted) : [effectOfNew(kind, restricted)];
  }
}
