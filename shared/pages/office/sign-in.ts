import type { FieldError } from '../../errors.ts';
import type { Language } from '../../text/language.ts';
import { text } from '../../text/text.ts';
import { textField } from '../fields.ts';
import type { FormState, Problem } from '../form-state.ts';
import { type Html, html } from '../html.ts';
import { hidden, officeLayout } from './office-layout.ts';
import { statementLink } from './statement-link.ts';

export type SignInView = {
  readonly language: Language;
  readonly path: string;
  /** A letter's link, and the office that it names. */
  readonly link?: { readonly token: string; readonly officeName: string };
  readonly signedInAs?: string;
  /** The page stands in for another one that asks for a session. */
  readonly needed?: true;
  /** The link that was pressed is dead, or not ours. */
  readonly linkEnded?: true;
  readonly errors?: readonly FieldError[];
};

/** The page that offers to mail a code: to the office of a letter's link, or to the mailbox that is typed in. */
export function signInPage(view: SignInView): string {
  const { language, link, signedInAs, needed, linkEnded, path } = view;
  const title = text(language, 'office.signIn.title');
  const main = html`<h1>${title}</h1>
${needed && html`<p class="alarm">${text(language, 'office.signIn.needed')}</p>`}
${linkEnded && html`<p class="alarm">${text(language, 'office.signIn.linkEnded')}</p>`}
${signedInAs !== undefined && alreadyBox(signedInAs, language)}
<p>${text(language, 'office.signIn.lead')}</p>
<form method="post" action="/office/code?lang=${language}" accept-charset="utf-8" novalidate>
${link ? namedOffice(link, language) : mailboxField(view)}
<button class="main">${text(language, 'office.signIn.send')}</button>
</form>
${link && html`<p><a href="/office?lang=${language}">${text(language, 'office.signIn.other')}</a></p>`}
${signedInAs === undefined && !needed && perhapsSignedIn(language)}`;
  return officeLayout({ language, title, main, path });
}

const alreadyBox = (officeName: string, language: Language): Html =>
  html`<div class="box"><p>${text(language, 'office.signIn.already', { office: officeName })}</p><p><a href="/office/list?lang=${language}">${text(language, 'office.list.title')}</a></p>${statementLink(language)}</div>`;

/** Who comes from a mail program's page is not known to be signed in: a strict cookie stays behind on the way here. */
const perhapsSignedIn = (language: Language): Html =>
  html`<p><a href="/office/list?lang=${language}">${text(language, 'office.signIn.perhaps')}</a></p>`;

const namedOffice = ({ token, officeName }: NonNullable<SignInView['link']>, language: Language): Html =>
  html`<div class="box"><p>${text(language, 'office.signIn.office')}</p><b>${officeName}</b></div>${hidden('token', token)}`;

const mailboxField = ({ language, errors = [] }: SignInView): Html =>
  textField(
    { language, values: {}, errors },
    {
      path: 'mailbox',
      label: text(language, 'office.mailbox.label'),
      hint: text(language, 'office.mailbox.hint'),
      autocomplete: 'username',
    },
  );

export type CodeView = {
  readonly language: Language;
  /** Which office signs in, as the page before sent it. */
  readonly fields: { readonly token?: string | undefined; readonly mailbox?: string | undefined };
  readonly minutes: number;
  readonly codes: number;
  readonly problem?: Problem;
  readonly initials?: string;
};

/** Where the code is typed in. It looks the same whether a code was mailed or not. */
export function codePage(view: CodeView): string {
  const { language, minutes, codes, problem, fields } = view;
  const title = text(language, 'office.code.title');
  const main = html`<h1>${title}</h1>
${problem ? problemBox(problem, language) : html`<p class="box">${text(language, 'office.code.sent', { minutes })}</p>`}
<form method="post" action="/office/session?lang=${language}" accept-charset="utf-8" novalidate>
${whose(fields)}${codeFields(view)}
<button class="main">${text(language, 'office.code.submit')}</button>
</form>
<h2>${text(language, 'office.code.again')}</h2>
<p>${text(language, 'office.code.late', { minutes, codes })}</p>
<form method="post" action="/office/code?lang=${language}">${whose(fields)}<button class="second">${text(language, 'office.signIn.send')}</button></form>`;
  return officeLayout({ language, title, main });
}

const whose = ({ token, mailbox }: CodeView['fields']): Html =>
  token ? hidden('token', token) : hidden('mailbox', mailbox ?? '');

function problemBox({ code }: Problem, language: Language): Html {
  return html`<div class="alarm" role="alert"><h2>${text(language, `problem.${code}.title`)}</h2><p>${text(language, `problem.${code}.detail`)}</p></div>`;
}

function codeFields({ language, problem, initials = '' }: CodeView): Html {
  const state: FormState = {
    language,
    values: { initials },
    errors: problem?.errors ?? [],
  };
  const code = textField(state, {
    path: 'code',
    label: text(language, 'office.code.label'),
    hint: text(language, 'office.code.hint'),
    ...{ digits: true, short: true, autocomplete: 'one-time-code' },
  });
  const initialsField = textField(state, {
    path: 'initials',
    label: text(language, 'office.initials.label'),
    hint: text(language, 'office.initials.hint'),
    ...{ short: true, autocomplete: 'off' },
  });
  return html`${code}${initialsField}`;
}
