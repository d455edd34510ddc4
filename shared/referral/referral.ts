import * as z from 'zod/mini';
import { keepingMore } from '../keeping-more.ts';
import { leavingClosed } from './applicant-request.ts';
import { states, transitions } from './states.ts';
import { withdrawalSchema } from './withdrawal.ts';

const actions = Object.keys(transitions) as (keyof typeof transitions)[];

const answer = keepingMore(
  z.object({
    number: z.int(),
    action: z.enum(actions),
    at: z.string(),
    /** Who answered (the applicant's own words stand at the owner of that moment), and who owns the need afterwards. */
    office: z.string(),
    owner: z.string(),
    by: z.optional(z.string()),
    from: z.enum(states),
    to: z.enum(states),
    reason: z.optional(z.string()),
    date: z.optional(z.string()),
    place: z.optional(z.string()),
    outcome: z.optional(z.string()),
    incentive: z.optional(z.string()),
    /** The office that was let in. */
    with: z.optional(z.string()),
    dueBefore: z.string(),
    due: z.string(),
  }),
);

/** One answer of an office, as the referral keeps it and a decision repeats it. */
export type Answer = z.infer<typeof answer>;

export const referralSchema = z.object({
  kind: z.enum(['referral', 'check']),
  person: z.string(),
  /** The submission that it comes from: its key, under which the sealed personal data stand. */
  submission: z.string(),
  program: z.string(),
  trainingType: z.optional(z.string()),
  kurSubtype: z.optional(z.string()),
  caseLocation: z.optional(z.string()),
  year: z.int(),
  week: z.string(),
  district: z.string(),
  group: z.string(),
  flags: z.array(z.string()),
  restricted: z.boolean(),
  office: z.string(),
  /** 1 for the first owner; every new owner adds 1. */
  ownerNumber: z.int(),
  hops: z.int(),
  state: z.enum(states),
  /** `YYYY-MM-DD`, at the ministry. */
  due: z.string(),
  date: z.optional(z.string()),
  receivedAt: z.string(),
  /** When it ends, in seconds since 1970: as its submission. Needs from before this was kept have no end. */
  expiresAt: z.optional(z.int()),
  /** The moment at which the present office became owner, or was to be told anew; the only time that its writer stamps. */
  since: z.string(),
  changedAt: z.string(),
  /** Absent until the first answer. */
  answerNumber: z.optional(z.int()),
  answers: z.array(answer),
  /** The number of the first answer that an office gave itself (0: none yet); needs from before this was kept lack it. */
  firstAnswered: z.optional(z.int()),
  /** Who saw the card and found it to be this person's. */
  card: z.optional(z.object({ at: z.string(), office: z.string(), by: z.string() })),
  /** How often a card was compared, whatever came of it. */
  cardTries: z.optional(z.int()),
  /** Days on which the present owner has called in vain, since the need came to it or was opened again. */
  tried: z.optional(z.array(z.string())),
  /** The offices that the present owner has let in: they see the person while the need is open, and answer nothing. */
  guests: z.optional(z.array(z.string())),
  /** When the newest answer was given, a note too. Absent until the first one, and in needs answered before it was kept. */
  answeredAt: z.optional(z.string()),
  /** Offices whose silence moved the need on; needs from before this was kept have it in their answers only. */
  silent: z.optional(z.array(z.string())),
  /** False until an office sees the person or says something; needs from before this was kept lack it, and count as seen. */
  seen: z.optional(z.boolean()),
  /** A restricted one of an hour in which its source sent many: its office is told of it together with others. */
  inCrowd: z.optional(z.literal(true)),
  /** How often a withdrawal, or its end, was news to the office that owned it already. */
  renewed: z.optional(z.int()),
  /** What the person, or whoever holds the receipt, has taken back: the need rests, or is closed and can come back. */
  withdrawal: z.optional(withdrawalSchema),
  /** The newest request of the applicant that was looked at. */
  requestNumber: z.optional(z.int()),
  /** What the applicant says of the closure that stands; “no” opens it again instead. */
  confirmed: z.optional(z.object({ answer: z.enum(leavingClosed), at: z.string() })),
});

/** One choice of one person in one year (a check: one repeated choice), with exactly one owning office. */
export type Referral = z.infer<typeof referralSchema>;
