import * as z from 'zod/mini';
import { keepingMore } from '../keeping-more.ts';

/** What leaves a need closed. */
export const leavingClosed = ['yes', 'not-yet'] as const;
/** What a person can say of a closure: did help come? */
export const confirmations = [...leavingClosed, 'no'] as const;
export type Confirmation = (typeof confirmations)[number];

/** Whoever has more to say than this is helped by a person at the hotline. */
export const mostRequests = 20;

export const sealedBytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);

const numbered = { number: z.int(), at: z.string() };

export const storedRequest = z.discriminatedUnion('kind', [
  /**
   * One choice, counted from 1 in the order of wish, or all that the person asked for. `until`: when it takes effect at
   * the latest, and can no more be undone; one from before there was a term took effect at once.
   */
  keepingMore(
    z.object({
      ...{ ...numbered, kind: z.literal('withdraw'), choice: z.exactOptional(z.int()) },
      until: z.exactOptional(z.string()),
    }),
  ),
  /** Undoes a withdrawal. */
  keepingMore(z.object({ ...numbered, kind: z.literal('keep'), choice: z.exactOptional(z.int()) })),
  /** `closure`: the number of the answer that closed the choice, which is what the person speaks of. */
  keepingMore(
    z.object({
      ...{ ...numbered, kind: z.literal('confirm'), choice: z.int() },
      ...{ answer: z.enum(confirmations), closure: z.int() },
    }),
  ),
  /** `phone` is the keyed hash; the number itself is sealed, bound to the submission's key. */
  keepingMore(
    z.object({
      ...{ ...numbered, kind: z.literal('correct-phone'), phone: z.string() },
      ...{ phoneOf: z.string(), sealed: sealedBytes },
    }),
  ),
]);

/** Something that was asked with the receipt after the application, as the submission keeps it. */
export type ApplicantRequest = z.infer<typeof storedRequest>;

type OfKind<Kind> = Extract<ApplicantRequest, { readonly kind: Kind }>;
export type Withdrawal = OfKind<'withdraw'>;
export type Keeping = OfKind<'keep'>;
export type Confirming = OfKind<'confirm'>;
export type PhoneChange = OfKind<'correct-phone'>;

type Asked = {
  readonly choices: readonly { readonly program: string }[];
  readonly notes: readonly string[];
  readonly requests?: readonly ApplicantRequest[] | undefined;
};

/** Withdrawals of this choice, and what undid them. */
const takingsOf = (choice: number, { requests = [] }: Asked): (Withdrawal | Keeping)[] =>
  requests.filter(
    (request): request is Withdrawal | Keeping =>
      (request.kind === 'withdraw' || request.kind === 'keep') && (request.choice ?? choice) === choice,
  );

/**
 * What counts of them now: asking again within the term of a withdrawal changes nothing, and undoing it after its term
 * does not either, though it was asked for all choices, of which another one could still be undone.
 */
function standing(choice: number, asked: Asked): Withdrawal | Keeping | undefined {
  let last: Withdrawal | Keeping | undefined;
  for (const request of takingsOf(choice, asked)) {
    const isUndoable = last?.kind === 'withdraw' && request.at < (last.until ?? last.at);
    if (isUndoable === (request.kind === 'keep')) last = request;
  }
  return last;
}

/** The withdrawal that takes this choice back, unless it was undone. */
export function withdrawalOf(choice: number, asked: Asked): Withdrawal | undefined {
  const last = standing(choice, asked);
  return last?.kind === 'withdraw' ? last : undefined;
}

/** What undid the newest withdrawal of this choice. */
export function keepingOf(choice: number, asked: Asked): Keeping | undefined {
  const last = standing(choice, asked);
  return last?.kind === 'keep' ? last : undefined;
}

/** What was said last of the closure that stands. */
export const confirmationOf = (
  choice: number,
  closure: number,
  { requests = [] }: Asked,
): Confirming | undefined =>
  requests.findLast(
    (request): request is Confirming =>
      request.kind === 'confirm' && request.choice === choice && request.closure === closure,
  );

/** The number to call now, where it was changed. */
export const newestPhone = ({ requests = [] }: Asked): PhoneChange | undefined =>
  requests.findLast((request): request is PhoneChange => request.kind === 'correct-phone');

/**
 * The programs whose referral or check a request concerns. What follows from the answers ends with the last choice, and
 * comes back with the first one.
 */
export function programsOf(request: ApplicantRequest, asked: Asked): string[] {
  if (request.kind === 'correct-phone') return [];
  const all = asked.choices.map(({ program }) => program);
  const named = all.filter((_, at) => (request.choice ?? at + 1) === at + 1);
  return request.kind === 'keep' || endsAll(request, asked) ? [...named, ...asked.notes] : named;
}

function endsAll({ kind, number }: ApplicantRequest, { choices, notes, requests = [] }: Asked): boolean {
  const earlier = { choices, notes, requests: requests.filter((other) => other.number <= number) };
  return kind === 'withdraw' && choices.every((_, at) => withdrawalOf(at + 1, earlier) !== undefined);
}
