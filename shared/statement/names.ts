/**
 * Names of figures, in one place: who counts them, freezes them, tells them and publishes them agrees by these. What is
 * counted of the country alone stands in `isNationalOnly`; of everything else the offices add up to the country.
 */

/** Without a dimension; each also has a week before, a mean of four weeks and a total since the first statement. */
export const headlines = [
  ...([
    'people',
    'peopleHelped',
    'submissions',
    'choices',
    'referrals',
    'repeats',
    'held',
    'notCovered',
  ] as const),
  ...(['received', 'reopened', 'answered', 'scheduled', 'passedOn', 'closed'] as const),
];
export type Headline = (typeof headlines)[number];

/** The same dimension's cells add up to `choices`. */
export const gridCell = (program: string, district: string): string => `in:${program}:${district}`;

/** Why an office has put a need off (an answer `wait`), and why it declined it. */
export const waitFigure = (reason: string): string => `wait:${reason}`;
export const declineFigure = (reason: string): string => `decline:${reason}`;
/** Declined by one office in favor of another. It stands in the part of the office that declined. */
export const handoverFigure = (from: string, to: string): string => `handover:${from}:${to}`;
export const outcomeFigure = (outcome: string): string => `outcome:${outcome}`;
/** Of entrepreneurship training: `granted`, `not-granted`, `pending`. */
export const incentiveFigure = (incentive: string): string => `incentive:${incentive}`;

/** A need's first answer by an office came so many working days after it was received; the last bar holds all above. */
export const firstAnswerFigure = (workingDays: number): string =>
  `first-answer:${Math.min(workingDays, longestFirstAnswer)}`;
export const longestFirstAnswer = 60;

/** Asked from a place that is not covered, by province code. */
export const notCoveredFigure = (province: string): string => `notCovered:${province}`;
/** Submissions by the plan that a prospective worker names. */
export const planFigure = (plan: string): string => `plan:${plan}`;

/** What has no owner, or counts a person once for the country and once for each office. */
export const isNationalOnly = (name: string): boolean =>
  /^(people|peopleHelped|submissions|notCovered|notCovered:.*|plan:.*)$/.test(name);

/** What no statement counted before template 3. */
export const isSinceThree = (name: string): boolean =>
  /^(people|peopleHelped|scheduled|(in|wait|decline|handover|incentive|first-answer|notCovered|plan):.*)$/.test(
    name,
  );

/** How one person stands; the first that applies to any of the person's needs of that week. Together 100 %. */
export const cohortStates = [
  ...(['helped', 'partly', 'inProgress', 'waiting', 'notHelped', 'notReached', 'withdrawn'] as const),
];
export type CohortState = (typeof cohortStates)[number];
/** Fully or partly. */
export const isHelped = (state: CohortState): boolean => state === 'helped' || state === 'partly';

/** What became of a plan to work abroad in a household. */
export const shiftStates = ['formalPlacement', 'helpedAtHome', 'unknown'] as const;
export type ShiftState = (typeof shiftStates)[number];

/** So many weeks back are counted again each Monday; older ones by so many statements after somebody asked. */
export const correctableWeeks = 5;

/** Weeks after which the people of one week are looked at again. */
export const cohortAges = [4, 8, 13] as const;
