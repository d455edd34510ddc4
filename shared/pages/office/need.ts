import type { Option } from '../../catalog/types.ts';
import type { Referral } from '../../referral/referral.ts';
import type { Submission } from '../../storage/submissions.ts';
import { countryName } from '../../text/countries.ts';
import { momentInWords } from '../../text/dates.ts';
import { isTextKey, text } from '../../text/text.ts';
import { type Html, html } from '../html.ts';
import type { OfficeContext } from './office-layout.ts';
import { row } from './rows.ts';

/** A submission with its personal data in clear. */
export type Opened = {
  readonly submission: Submission;
  readonly personal: {
    readonly name: string;
    readonly phone: string;
    readonly village: string;
    readonly story?: string | undefined;
    readonly safeContact?: string | undefined;
  };
  /** Given later with the receipt, and as unproven as the first. `at` is a moment. */
  readonly newPhone?: { readonly phone: string; readonly phoneOf: string; readonly at: string };
};

export const needFacts = [
  ...(['program', 'trainingType', 'kurSubtype', 'caseLocation', 'group', 'plan', 'country'] as const),
  ...(['about', 'story', 'received'] as const),
];
export type NeedFact = (typeof needFacts)[number];

type Shown = { readonly referral: Referral; readonly opened?: Opened | undefined };

/** What is asked for, in the catalog's words: all of it, or what a page has not said before. */
export const needTable = (view: Shown, context: OfficeContext, facts?: readonly NeedFact[]): Html =>
  html`<h2>${text(context.language, 'office.need.title')}</h2>${factList(view, facts ?? needFacts, context)}`;

/** Answers to another program's questions are no business of this owner. */
export function factList(
  { referral, opened }: Shown,
  facts: readonly NeedFact[],
  context: OfficeContext,
): Html {
  const { language } = context;
  const values: Readonly<Partial<Record<NeedFact, string | undefined>>> = {
    ...choiceWords(referral, context),
    ...planWords(opened?.submission, context),
    ...(opened && caseWords(referral, opened, context)),
    received: momentInWords(referral.receivedAt, language),
  };
  return html`<dl>${facts.map((name) => row(text(language, `office.need.${name}`), values[name]))}</dl>`;
}

function choiceWords(referral: Referral, { catalog, language }: OfficeContext) {
  const nameIn = (options: readonly Option[], id: string | undefined) =>
    options.find((option) => option.id === id)?.name[language] ?? id;
  return {
    program: catalog.program(referral.program).name[language],
    trainingType: nameIn(catalog.trainingTypes, referral.trainingType),
    kurSubtype: nameIn(catalog.answers.kurSubtype, referral.kurSubtype),
    caseLocation: nameIn(catalog.answers.caseLocation, referral.caseLocation),
    group: nameIn(catalog.targetGroups, referral.group),
  };
}

function planWords(submission: Submission | undefined, { catalog, language }: OfficeContext) {
  const plan = catalog.plans.find(({ id }) => id === submission?.plan)?.name[language];
  const country = submission?.country && countryName(submission.country, language);
  return { plan, country };
}

/** The story and whom it is about: for the owner of the program that asked for them, and for nobody else. */
function caseWords(
  referral: Referral,
  { submission, personal }: Opened,
  { catalog, language }: OfficeContext,
) {
  const { asks } = catalog.program(referral.program);
  const aboutKey = `office.need.about.${submission.about}`;
  const about = asks.includes('about') && isTextKey(aboutKey) ? text(language, aboutKey) : undefined;
  return { about, story: personal.story };
}
