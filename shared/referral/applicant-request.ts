import * as z from 'zod';

/** What a person can say of a closure: did help come? */
export const confirmations = ['yes', 'not-yet', 'no'] as const;
export type Confirmation = (typeof confirmations)[number];

/** Whoever has more to say than this is helped by a person at the hotline. */
export const mostRequests = 20;

export const sealedBytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);

const numbered = { number: z.int(), at: z.string() };

export const storedRequest = z.discriminatedUnion('kind', [
  /** One choice, counted from 1 in the order of wish, or all that the person asked for. */
  z.object({ ...numbered, kind: z.literal('withdraw'), choice: z.int().exactOptional() }),
  /** `closure`: the number of the answer that closed the choice, which is what the person speaks of. */
  z.object({
    ...{ ...numbered, kind: z.literal('confirm'), choice: z.int() },
    ...{ answer: z.enum(confirmations), closure: z.int() },
  }),
  /** `phone` is the keyed hash; the number itself is sealed, bound to the submission's key. */
  z.object({
    ...{ ...numbered, kind: z.literal('correct-phone'), phone: z.string() },
    ...{ phoneOf: z.string(), sealed: sealedBytes },
  }),
]);

/** Something that was asked with the receipt after the application, as the submission keeps it. */
export type ApplicantRequest = z.infer<typeof storedRequest>;

type OfKind<Kind> = Extract<ApplicantRequest, { readonly kind: Kind }>;
export type Withdrawal = OfKind<'withdraw'>;
export type Confirming = OfKind<'confirm'>;
export type PhoneChange = OfKind<'correct-phone'>;

type Asked = {
  readonly choices: readonly { readonly program: string }[];
  readonly notes: readonly string[];
  readonly requests?: readonly ApplicantRequest[] | undefined;
};

/** The newest withdrawal that takes this choice back. */
export const withdrawalOf = (choice: number, { requests = [] }: Asked): Withdrawal | undefined =>
  requests.findLast(
    (request): request is Withdrawal => request.kind === 'withdraw' && (request.choice ?? choice) === choice,
  );

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

/** The programs whose referral or check a request concerns. What follows from the answers ends with the last choice. */
export function programsOf(request: ApplicantRequest, asked: Asked): string[] {
  if (request.kind === 'correct-phone') return [];
  const all = asked.choices.map(({ program }) => program);
  const named = all.filter((_, at) => (request.choice ?? at + 1) === at + 1);
  return endsAll(request, asked) ? [...named, ...asked.notes] : named;
}

function endsAll({ kind, number }: ApplicantRequest, { choices, notes, requests = [] }: Asked): boolean {
  const earlier = { choices, notes, requests: requests.filter((other) => other.number <= number) };
  return kind === 'withdraw' && choices.every((_, at) => withdrawalOf(at + 1, earlier) !== undefined);
}
