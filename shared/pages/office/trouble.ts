import { text } from '../../text/text.ts';
import { type Html, html } from '../html.ts';
import { answerForms } from './answer-forms.ts';
import { safeContactBox } from './contact.ts';
import { dangerBox } from './danger.ts';
import { historyList } from './history.ts';
import { factList, type NeedFact, needFacts, needTable } from './need.ts';
import type { OfficeContext } from './office-layout.ts';
import type { PersonParts, PersonView } from './person.ts';
import { reachParts } from './reach.ts';

const first: readonly NeedFact[] = ['about', 'caseLocation', 'story', 'received'];
const rest = needFacts.filter((fact) => !first.includes(fact));

/** Somebody in trouble: what makes a call dangerous and what has happened come before the number. */
export const troubleParts: PersonParts = (
  view,
  context,
  outcome,
) => html`${view.opened && whatHappened(view, view.opened, context)}
${reachParts(view, context, outcome)}
${view.opened && dangerBox(view, context.language)}
${needTable(view, context, view.opened ? rest : needFacts)}
${answerForms(view, context, outcome)}
${historyList(view.referral, context)}`;

function whatHappened(
  view: PersonView,
  { personal, submission }: NonNullable<PersonView['opened']>,
  context: OfficeContext,
): Html {
  const { language } = context;
  const isForOther = submission.about !== undefined && submission.about !== 'self';
  const reporter = isForOther && html`<p class="alarm">${text(language, 'office.trouble.reporter')}</p>`;
  return html`${safeContactBox(personal.safeContact, language)}<div class="card">${factList(view, first, context)}</div>${reporter}`;
}
