import { type TextKey, text } from '../../text/text.ts';
import { type Html, html } from '../html.ts';
import { answerForms } from './answer-forms.ts';
import { dangerBox } from './danger.ts';
import { historyList } from './history.ts';
import { factList, needTable, type Opened } from './need.ts';
import type { OfficeContext } from './office-layout.ts';
import type { PersonParts, PersonView } from './person.ts';
import { reachParts } from './reach.ts';

/**
 * Somebody who plans what is closed, and let an officer call: before the call comes what to say in it. Nobody is in
 * trouble yet, and the person decides.
 */
export const preventionParts: PersonParts = (
  view,
  context,
  outcome,
) => html`${view.opened && beforeTheCall(view, ownerOfNumber(view.opened), context)}
${reachParts(view, context, outcome)}
${historyList(view.referral, context)}
${answerForms(view, context, outcome)}
${needTable(view, context, ['program', 'group', 'received'])}`;

function beforeTheCall(view: PersonView, phoneOf: string, context: OfficeContext): Html {
  const { language } = context;
  return html`<div class="card"><h2>${text(language, 'office.prevention.plan')}</h2>${factList(view, ['plan', 'country'], context)}</div>
<div class="box"><h2>${text(language, 'office.prevention.closed')}</h2><p>${text(language, 'office.prevention.closed.words')}</p></div>
<h2>${text(language, 'office.prevention.talk')}</h2>
<ol>${talk(phoneOf).map((key) => html`<li>${text(language, key)}</li>`)}</ol>
${dangerBox(view, language)}`;
}

/** Whose phone it is that is called now. */
const ownerOfNumber = ({ newPhone, submission }: Opened): string => (newPhone ?? submission).phoneOf;

const talk = (phoneOf: string): TextKey[] => [
  'office.prevention.talk.safe',
  phoneOf === 'own' ? 'office.prevention.talk.own' : 'office.prevention.talk.other',
  'office.prevention.talk.free',
  'office.prevention.talk.open',
  'office.prevention.talk.broker',
];
