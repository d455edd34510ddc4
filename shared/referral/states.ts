/** Where a referral or check stands. Only an answer of its owner, a request of the applicant, or silence past its term changes it. */
export const states = ['held', 'pending', 'accepted', 'scheduled', 'waiting', 'closed'] as const;
export type State = (typeof states)[number];

type Transition = {
  readonly from: readonly State[];
  /** Absent where the answer is only noted: state, term and owner stay as they are. */
  readonly to?: State;
  /** The answer hands the need to another office, which starts anew. */
  readonly moves?: true;
  /** The office stays, and is told anew. */
  readonly renews?: true;
  /** No office can give this answer: the person says it with the receipt, or it follows from an owner's silence. */
  readonly by?: 'applicant' | 'silence';
};

/** The whole life cycle as data: what an owner or the applicant can say, when, and where it leads, and where silence does. */
export const transitions = {
  accept: { from: ['pending'], to: 'accepted' },
  schedule: { from: ['accepted', 'scheduled', 'waiting'], to: 'scheduled' },
  wait: { from: ['accepted', 'scheduled', 'waiting'], to: 'waiting' },
  close: { from: ['held', 'accepted', 'scheduled', 'waiting'], to: 'closed' },
  release: { from: ['held'], to: 'pending', moves: true },
  decline: { from: ['held', 'pending', 'accepted', 'scheduled', 'waiting'], to: 'pending', moves: true },
  reopen: { from: ['closed'], to: 'accepted' },
  try: { from: ['pending', 'accepted', 'scheduled', 'waiting'] },
  told: { from: ['accepted', 'scheduled', 'waiting'] },
  share: { from: ['pending', 'accepted', 'scheduled', 'waiting'] },
  continue: { from: ['held', 'pending', 'accepted', 'scheduled', 'waiting'] },
  'confirm-withdrawal': { from: ['held', 'pending', 'accepted', 'scheduled', 'waiting'], to: 'closed' },
  withdraw: {
    ...{ from: ['held', 'pending', 'accepted', 'scheduled', 'waiting'], to: 'closed' },
    by: 'applicant',
  },
  pause: {
    ...{ from: ['held', 'pending', 'accepted', 'scheduled', 'waiting'], renews: true },
    by: 'applicant',
  },
  resume: {
    ...{ from: ['held', 'pending', 'accepted', 'scheduled', 'waiting'], renews: true },
    by: 'applicant',
  },
  restore: { from: ['closed'], to: 'pending', renews: true, by: 'applicant' },
  dispute: { from: ['closed'], to: 'pending', moves: true, by: 'applicant' },
  escalate: {
    ...{ from: ['pending', 'accepted', 'scheduled', 'waiting'], to: 'pending' },
    ...{ moves: true, by: 'silence' },
  },
} as const satisfies Record<string, Transition>;

export type Action = keyof typeof transitions;

export const isOpen = (state: State): boolean => state !== 'closed';

/** True where the life cycle lets an owner give this answer in this state. */
export function allows(action: Action, state: State): boolean {
  return (transitions[action].from as readonly State[]).includes(state);
}

/** Who says it: mostly the owner. */
export function saidBy(action: Action): 'office' | 'applicant' | 'silence' {
  const transition: Transition = transitions[action];
  return transition.by ?? 'office';
}

/** The answers that an office can give. */
export type OfficeAction = {
  [A in Action]: (typeof transitions)[A] extends { readonly by: string } ? never : A;
}[Action];

export const officeActions = (Object.keys(transitions) as Action[]).filter(
  (action): action is OfficeAction => saidBy(action) === 'office',
);

/** Stands in the history and changes nothing else. */
export const isNote = (action: Action): boolean => !('to' in transitions[action]);

export function stateAfter(action: Action, state: State): State {
  const { to = state }: Transition = transitions[action];
  return to;
}

export const movesOwner = (action: Action): boolean => 'moves' in transitions[action];

/** The owner stays, and learns of the need once more. */
export const renews = (action: Action): boolean => 'renews' in transitions[action];

/** The need ends because the person wants no help any more. */
export const endsByWish = (action: Action): boolean =>
  action === 'withdraw' || action === 'confirm-withdrawal';
