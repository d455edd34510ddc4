import type { Zone } from '../calendar/zone.ts';
import type { Bilingual } from '../text/language.ts';
import type { choiceFields, submissionFields } from './fields.ts';

/** Working days: until the office answers, until a date or a waiting reason, and of silence until it escalates. */
export type Terms = {
  readonly firstAnswer: number;
  readonly dateOrWaitingReason: number;
  readonly quietEscalation: number;
};

/** Answers that belong to one choice. */
export type ChoiceField = (typeof choiceFields)[number];
/** Questions of the whole submission that a program or a target group opens. */
export type SubmissionField = (typeof submissionFields)[number];

export type Option = { readonly id: string; readonly name: Bilingual };

export type Program = Option & {
  /** Which drawing stands beside it (`shared/pages/pictograms.ts`). */
  readonly pictogram?: string;
  readonly plain: Bilingual;
  /** Whether the form offers it; the others are made from answers (`madeFrom`). */
  readonly choosable: boolean;
  readonly eligibleGroups: readonly string[];
  /** Target group → id of a condition (`catalog.conditions`) that the office has to look at. */
  readonly conditionalGroups: Readonly<Record<string, string>>;
  readonly trainingTypes: readonly string[];
  readonly requires: readonly (ChoiceField | SubmissionField)[];
  readonly optional: readonly ChoiceField[];
  readonly asks: readonly SubmissionField[];
  /** A national office, or `deployment.localOffice` for the manpower office of the district. */
  readonly lead: string;
  readonly leadWhen: readonly {
    readonly when: Partial<Record<ChoiceField, string>>;
    readonly lead: string;
  }[];
  readonly support: readonly string[];
  readonly inform: readonly string[];
  readonly restricted: boolean;
  readonly anyDistrict: boolean;
  readonly incentive: boolean;
  readonly terms: Terms;
  /** For so many days after its acceptance an application is kept: see docs/decisions/retention.md. */
  readonly keepDays: number;
  /** With what it can be closed, by group, where it is not the list for all (`catalog.outcomes`). */
  readonly outcomes?: Catalog['outcomes'];
  /** Who is next when the owner stays silent; empty: the desk. */
  readonly escalation: readonly string[];
  readonly madeFrom?: { readonly notice: 'placement-closed'; readonly consent: 'protection' };
};

export type TargetGroup = Option & { readonly plain: Bilingual; readonly asks: readonly SubmissionField[] };
export type TrainingType = Option & { readonly addsInform: readonly string[] };
export type Plan = Option & {
  readonly country: 'required' | 'optional' | 'refused';
  /** Whether this way of working is closed in the listed countries. */
  readonly closed: boolean;
};

export type Province = { readonly code: string; readonly name: string; readonly zone: Zone };
export type District = {
  readonly code: string;
  readonly name: string;
  readonly province: Province;
  /** One of the districts that the programs are meant for. */
  readonly covered: boolean;
};

export type Office = {
  readonly id: string;
  /** The id in the form that keys, tags and mail addresses allow: `disnaker-32-12`. */
  readonly mailbox: string;
  readonly kind: 'national' | 'manpower' | 'desk';
  /** Its name now; what the ministry was called on another day: `nameOn`. */
  readonly name: string;
  /** Its name on a day `YYYY-MM-DD`: ministries are split and renamed, the office stays. */
  nameOn(date: string): string;
  readonly districtCode?: string;
  readonly zone: Zone;
};

export type Catalog = {
  readonly programs: readonly Program[];
  /** The program with this id; throws when there is none (like `office` and `district`). */
  program(id: string): Program;
  readonly targetGroups: readonly TargetGroup[];
  readonly trainingTypes: readonly TrainingType[];
  readonly conditions: readonly Option[];
  readonly answers: { readonly kurSubtype: readonly Option[]; readonly caseLocation: readonly Option[] };
  readonly plans: readonly Plan[];
  /** The covered districts. */
  readonly districts: readonly District[];
  /** Any district of the country. */
  district(code: string): District;
  readonly provinces: readonly Province[];
  /** All districts of the country, by code. */
  readonly regions: ReadonlyMap<string, District>;
  /** Two-digit codes that the number of a card can begin with, today's and former ones. */
  readonly cardProvinces: ReadonlySet<string>;
  /** Whether the number of a card can begin with these four digits, when its holder was born on this day. */
  isCardRegion(code: string, birthDate: string): boolean;
  /** Every office that can own a referral: national ones, one for each covered district, the desk. */
  readonly offices: readonly Office[];
  office(id: string): Office;
  /** The office that answers for the whole: it gets the national summary. */
  readonly ministry: Office;
  /** Countries that a person can go to: ISO 3166-1 alpha-2 without the home country. */
  readonly countries: ReadonlySet<string>;
  /** Where most of those who leave go: named first. */
  readonly oftenCountries: readonly string[];
  readonly closedCountries: readonly Option[];
  /** Group → what every need can be closed with whose program has no list of its own (`outcomesFor`). */
  readonly outcomes: Readonly<Record<string, readonly string[]>>;
  /** Outcome → on how many days the office must have called in vain before. */
  readonly triesBefore: Readonly<Record<string, number>>;
  /** With what a held need can be closed, which no other need can be. */
  readonly heldOutcomes: readonly string[];
  /** Outcomes that are formal work in place of an unsafe placement. */
  readonly formalOutcomes: readonly string[];
  /** Why an office that must say so opens a person. */
  readonly viewReasons: readonly string[];
  readonly declineReasons: readonly string[];
  readonly waitingReasons: readonly string[];
  readonly defaultTerms: Terms;
  /** Versions of the consent text that are accepted; the first is the one shown. */
  readonly consentVersions: readonly [string, ...string[]];
};
