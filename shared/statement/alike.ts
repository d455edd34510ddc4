import { type Effect, effectOfNew, effectsOfDecision } from './effects.ts';
import type { DecisionTally, ReferralTally } from './tally.ts';

/** Of an entry, without what no figure is made of: so most entries of a busy week are like many others. */
export type Alike<T extends ReferralTally | DecisionTally> = Omit<T, 'sex' | 'ageBand' | 'minute'>;
type Kind = Alike<ReferralTally> | Alike<DecisionTally>;

/** What may wait here: some ten megabytes. */
const mostKinds = 30_000;

/**
 * Counts entries that are alike before it works out what each kind of them does, which is most of the work of a week. What
 * they do adds up, so that it does not matter when.
 */
export class AlikeEntries {
  private readonly isRestricted: (program: string) => boolean;
  private readonly apply: (effect: Effect, times: number) => void;
  private readonly kinds = new Map<string, { readonly kind: Kind; times: number }>();

  constructor(isRestricted: (program: string) => boolean, apply: (effect: Effect, times: number) => void) {
    this.isRestricted = isRestricted;
    this.apply = apply;
  }

  add(tally: ReferralTally | DecisionTally): void {
    const kind = kindOf(tally);
    const name = Object.values(kind).join('|');
    const known = this.kinds.get(name);
    if (known) known.times += 1;
    else this.kinds.set(name, { kind, times: 1 });
    if (this.kinds.size >= mostKinds) this.settle();
  }

  settle(): void {
    for (const { kind, times } of this.kinds.values())
      for (const effect of this.effectsOf(kind)) this.apply(effect, times);
    this.kinds.clear();
  }

  private effectsOf(kind: Kind): readonly Effect[] {
    const restricted = this.isRestricted(kind.program);
    return kind.kind === 'D' ? effectsOfDecision(kind, restricted) : [effectOfNew(kind, restricted)];
  }
}

function kindOf(tally: ReferralTally | DecisionTally): Kind {
  if (tally.kind === 'D') {
    const { minute: _, ...kind } = tally;
    return kind;
  }
  const { minute: _, sex: __, ageBand: ___, ...kind } = tally;
  return kind;
}
