import type { Hotline } from '../../hotlines.ts';
import type { AnswerRequest } from '../../referral/answer-request.ts';
import { ownFlags } from '../../referral/flags.ts';
import type { Referral } from '../../referral/referral.ts';
import { nextDue } from '../../referral/withdrawal.ts';
import type { View } from '../../storage/views.ts';
import { dateInWords } from '../../text/dates.ts';
import { isTextKey, text } from '../../text/text.ts';
import { type Html, html } from '../html.ts';
import { answerForms } from './answer-forms.ts';
import { historyList } from './history.ts';
import { needTable, type Opened } from './need.ts';
import { type OfficeContext, officeLayout, type SignedIn } from './office-layout.ts';
import { pausedBox } from './paused.ts';
import { preventionParts } from './prevention.ts';
import { reachParts } from './reach.ts';
import { type Results, resultsBox } from './results.ts';
import { dueWords } from './rows.ts';
import { troubleParts } from './trouble.ts';
import { viewedList } from './viewed.ts';

export type PersonView = SignedIn & {
  readonly id: string;
  readonly referral: Referral;
  /** The person's data: absent once the need is closed. */
  readonly opened?: Opened;
  /** Who has opened them last, this time included. */
  readonly views?: readonly View[];
  /** A reason must be given before they are shown. */
  readonly asksReason?: boolean;
  readonly actions: readonly AnswerRequest['action'][];
  /** Another application of the same person for the same exists. */
  readonly otherApplication: boolean;
  /** Who can be the next owner: those whom the program names, and the rest. */
  readonly next: { readonly named: readonly string[]; readonly others: readonly string[] };
  /** Whom the owner can let in now. */
  readonly guests: readonly string[];
  /** The reader was let in by the owner: reads all, and answers nothing. */
  readonly isGuest: boolean;
  /** The moment of the request. */
  readonly at: Date;
  /** `YYYY-MM-DD`, as is `lastDay`: the last day that can be promised. */
  readonly today: string;
  readonly lastDay: string;
  /** Lines for urgent danger, and the service's own. */
  readonly lines: { readonly hotline: string; readonly urgentHotlines: readonly Hotline[] };
};

/** What a page says below the name and how the need stands. */
export type PersonParts = (view: PersonView, context: OfficeContext, outcome?: Results) => Html;

/** One need of one person, with all that its owner can say to it. */
export function personPage(view: PersonView, context: OfficeContext, outcome?: Results): string {
  const { language, catalog } = context;
  const { referral, opened } = view;
  const program = catalog.program(referral.program).name[language];
  const main = html`<p><a href="/office/list?lang=${language}">${text(language, 'office.back')}</a></p>
<h1>${opened?.personal.name ?? program}</h1>
${outcome && resultsBox(outcome, language)}
${standing(view, context)}
${pausedBox(view, language)}
${sharing(view, context)}
${warnings(view, context)}
${partsFor(referral, context)(view, context, outcome)}
${viewedList(view, context)}`;
  const path = outcome ? {} : { path: `/office/referrals/${view.id}` };
  return officeLayout({
    language,
    title: text(language, 'office.person.title'),
    main,
    signedIn: view,
    ...path,
  });
}

/** A program whose people need another conversation has another page for it. */
function partsFor({ program }: Referral, { catalog }: OfficeContext): PersonParts {
  const { madeFrom, asks } = catalog.program(program);
  if (madeFrom) return preventionParts;
  return asks.includes('story') ? troubleParts : needParts;
}

const needParts: PersonParts = (view, context, outcome) => html`${reachParts(view, context, outcome)}
${needTable(view, context)}
${answerForms(view, context, outcome)}
${historyList(view.referral, context)}`;

function standing({ referral, today }: PersonView, { language }: OfficeContext): Html {
  const { state, date } = referral;
  const due = nextDue(referral);
  const isSaid = due === date && due >= today;
  const place =
    state === 'scheduled' && referral.answers.findLast(({ action }) => action === 'schedule')?.place;
  return html`<p><b>${text(language, `office.state.${state}`)}</b>${date !== undefined && html`: ${dateInWords(date, language)}`}</p>
${place && html`<p>${text(language, 'office.place', { place })}</p>`}${!isSaid && html`<p>${dueWords(state, due, today, language)}</p>`}`;
}

function sharing(
  { isGuest, referral: { office, guests = [] } }: PersonView,
  { catalog, language }: OfficeContext,
): Html | false {
  if (isGuest)
    return html`<p class="box">${text(language, 'office.person.sharedBy', { office: catalog.office(office).name })}</p>`;
  const offices = guests.map((id) => catalog.office(id).name).join(', ');
  return offices !== '' && html`<p>${text(language, 'office.person.sharedWith', { offices })}</p>`;
}

function warnings({ referral, otherApplication }: PersonView, context: OfficeContext): Html {
  const { language } = context;
  const flags = ownFlags(referral).map((flag) => html`<li>${flagWords(flag, referral, context)}</li>`);
  return html`${referral.kind === 'check' && html`<p class="alarm">${text(language, 'office.person.check')}</p>`}
${otherApplication && html`<p class="alarm">${text(language, 'office.person.other')}</p>`}
${flags.length > 0 && html`<div class="box"><h2>${text(language, 'office.flags')}</h2><ul>${flags}</ul></div>`}`;
}

function flagWords(flag: string, referral: Referral, { catalog, language }: OfficeContext): string {
  const key = `office.flag.${flag}`;
  if (isTextKey(key)) return text(language, key);
  const id = catalog.program(referral.program).conditionalGroups[referral.group];
  const condition = catalog.conditions.find((option) => option.id === id)?.name[language];
  return condition === undefined ? flag : text(language, 'office.flag.conditional', { condition });
}
