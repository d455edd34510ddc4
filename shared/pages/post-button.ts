import { attribute, type Html, html } from './html.ts';

export type PostButton = {
  readonly action: string;
  /** Sent unseen: what is already known. */
  readonly fields: Readonly<Record<string, string>>;
  readonly words: string;
  readonly main?: boolean;
};

/** A button that posts what is already known: by POST, so that none of it stands in an address or a history. */
export function postButton({ action, fields, words, main = false }: PostButton): Html {
  const hidden = Object.entries(fields).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  );
  return html`<form method="post" action="${action}" accept-charset="utf-8">${hidden}<button${attribute('class', main ? 'main' : 'second')}>${words}</button></form>`;
}
