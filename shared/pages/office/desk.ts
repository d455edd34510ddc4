import type { MailboxFault } from '../../letter/mailbox-fault.ts';
import { momentInWords } from '../../text/dates.ts';
import { text } from '../../text/text.ts';
import { type Html, html } from '../html.ts';
import { readablePhone, telephone } from '../telephone.ts';
import { type ListQuery, queryText } from './list-query.ts';
import { type OfficeContext, officeLayout, type SignedIn } from './office-layout.ts';
import { statementLink } from './statement-link.ts';

/** An office that does not hear of its needs by mail, and how many wait there. Moments are ISO. */
export type SilentMailbox = MailboxFault & {
  readonly office: string;
  readonly telephone?: string;
  readonly open: number;
  readonly oldest?: string;
};

export type DeskView = SignedIn & {
  readonly counts: Readonly<Record<'open' | 'held' | 'pending' | 'overdue', number>>;
  /** How needs came, of so many of the most urgent ones. */
  readonly came: Readonly<Record<'of' | 'held' | 'silence' | 'decline' | 'dispute', number>>;
  readonly mailboxes: readonly SilentMailbox[];
  /** Restricted cases past their term: never more than how many. */
  readonly restricted: readonly { readonly office: string; readonly count: number }[];
};

const filters: Readonly<Record<keyof DeskView['counts'], ListQuery>> = {
  open: {},
  held: { state: 'held' },
  pending: { state: 'pending' },
  overdue: { due: 'overdue' },
};

/** The ministry's morning: what waits here, whom our letters do not reach, where people in trouble wait. */
export function deskPage(view: DeskView, context: OfficeContext): string {
  const { language } = context;
  const title = text(language, 'office.desk.title');
  const main = html`<h1>${title}</h1><p><b>${view.officeName}</b></p>
${statementLink(language)}
${waiting(view, context)}
${cameTable(view, context)}
${restrictedTable(view, context)}
${mailboxTable(view, context)}`;
  return officeLayout({ language, title, main, path: '/office/desk', signedIn: view });
}

function waiting({ counts }: DeskView, { language }: OfficeContext): Html {
  const rows = (['open', 'held', 'pending', 'overdue'] as const).map(
    (name) =>
      html`<tr><th scope="row"><a href="/office/list${queryText(filters[name], language)}">${text(language, `office.desk.${name}`)}</a></th><td>${counts[name]}</td></tr>`,
  );
  return html`<h2>${text(language, 'office.desk.waiting')}</h2><table><tbody>${rows}</tbody></table>`;
}

function cameTable({ came }: DeskView, { language }: OfficeContext): Html | false {
  if (came.of === 0) return false;
  const rows = (['held', 'silence', 'decline', 'dispute'] as const).map(
    (way) =>
      html`<tr><th scope="row">${text(language, `office.desk.came.${way}`)}</th><td>${came[way]}</td></tr>`,
  );
  return html`<h2>${text(language, 'office.desk.came')}</h2><p class="soft">${text(language, 'office.desk.came.of', { count: came.of })}</p><table><tbody>${rows}</tbody></table>`;
}

function restrictedTable({ restricted }: DeskView, { catalog, language }: OfficeContext): Html {
  const rows = restricted.map(
    ({ office, count }) =>
      html`<tr><th scope="row">${catalog.office(office).name}</th><td>${count}</td></tr>`,
  );
  const table = html`<p>${text(language, 'office.desk.restricted.do')}</p><table><tbody>${rows}</tbody></table>`;
  const none = html`<p>${text(language, 'office.desk.restricted.none')}</p>`;
  return html`<h2>${text(language, 'office.desk.restricted')}</h2>${rows.length > 0 ? table : none}`;
}

function mailboxTable({ mailboxes }: DeskView, context: OfficeContext): Html {
  const { language } = context;
  const rows = mailboxes.map((one) => mailboxRow(one, context));
  const head = html`<thead><tr><td></td><th scope="col">${text(language, 'office.desk.waits')}</th></tr></thead>`;
  const none = html`<p>${text(language, 'office.desk.mailboxes.none')}</p>`;
  return html`<h2>${text(language, 'office.desk.mailboxes')}</h2>${rows.length > 0 ? html`<table>${head}<tbody>${rows}</tbody></table>` : none}`;
}

function mailboxRow(one: SilentMailbox, { catalog, language }: OfficeContext): Html {
  const { fault, since, oldest, telephone: phone } = one;
  const when = (moment: string) => momentInWords(moment, language);
  const lines = [
    html`<b>${text(language, `office.desk.fault.${fault}`)}</b>${since && ` (${when(since)})`}`,
    oldest && text(language, 'office.desk.oldest', { moment: when(oldest) }),
    text(language, fault === 'complained' ? 'office.desk.do.complained' : 'office.desk.do.call'),
  ];
  const hints = lines.map((line) => line && html`<span class="hint">${line}</span>`);
  return html`<tr><th scope="row">${catalog.office(one.office).name}${phone && html` ${telephone(phone, readablePhone(phone))}`}${hints}</th><td>${one.open}</td></tr>`;
}
