/** Where a referral or check stands. Only an answer of its owner, or silence past its term, changes it. */
export const states = ['held', 'pending', 'accepted', 'scheduled', 'waiting', 'closed'] as const;
export type State = (typeof states)[number];

type Transition = {
  readonly from: readonly State[];
  readonly to: State;
  /** The answer hands the need to another office, which starts anew. */
  readonly moves?: true;
};

/** The whole life cycle as data: what an owner can say, when, and where it leads. */
export const transitions = {
  accept: { from: ['pending'], to: 'accepted' },
  schedule: { from: ['accepted', 'scheduled', 'waiting'], to: 'scheduled' },
  wait: { from: ['accepted', 'scheduled', 'waiting'], to: 'waiting' },
  close: { from: ['accepted', 'scheduled', 'waiting'], to: 'closed' },
  release: { from: ['held'], to: 'pending', moves: true },
  decline: { from: ['held', 'pending', 'accepted', 'scheduled', 'waiting'], to: 'pending', moves: true },
  reopen: { from: ['closed'], to: 'accepted' },
} as const satisfies Record<string, Transition>;

export type Action = keyof typeof transitions;

export const isOpen = (state: State): boolean => state !== 'closed';

/** True where the life cycle lets an owner give this answer in this state. */
export function allows(action: Action, state: State): boolean {
  return (transitions[action].from as readonly State[]).includes(state);
}

export const movesOwner = (action: Action): boolean => 'moves' in transitions[action];
