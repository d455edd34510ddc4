import { dateInWords, momentInWords } from '../text/dates.ts';
import type { Language } from '../text/language.ts';
import { text } from '../text/text.ts';
import { type Html, html } from './html.ts';
import { layout } from './layout.ts';
import { type Notice, noticeBox } from './notice.ts';
import { postButton } from './post-button.ts';
import { telephone } from './telephone.ts';

export type ReceiptView = {
  /** `XXXX-XXXX-XXXX` */
  readonly receipt: string;
  readonly statusUrl: string;
  /** A moment, ISO with Z. */
  readonly receivedAt: string;
  /** A day, `YYYY-MM-DD`. */
  readonly answerBy: string;
  readonly contact: string;
  readonly notice?: Notice;
  readonly language: Language;
};

/** The receipt: the same for every program and office, so that nothing can be read off a shared phone. */
export function receiptPage(view: ReceiptView): string {
  const { language, notice } = view;
  const title = text(language, 'receipt.title');
  const main = html`<h1>${title}</h1>
${codeBox(view)}
${notice && noticeBox(notice, language)}
${nextSteps(view)}
${statusButton(view)}`;
  return layout({ language, title, main });
}

const codeBox = ({ receipt, receivedAt, language }: ReceiptView): Html =>
  html`<div class="box"><p>${text(language, 'receipt.code')}</p><b class="code">${receipt}</b><p>${text(language, 'receipt.keep')}</p><p class="soft">${text(language, 'receipt.receivedAt', { moment: momentInWords(receivedAt, language) })}</p></div>`;

function nextSteps({ answerBy, contact, language }: ReceiptView): Html {
  const [before, after] = text(language, 'receipt.next.ask', { contact: '|' }).split('|');
  return html`<h2>${text(language, 'receipt.next')}</h2><ol><li>${text(language, 'receipt.next.read')}</li><li>${text(language, 'receipt.next.call', { date: dateInWords(answerBy, language) })}</li><li>${before}${telephone(contact)}${after}</li></ol>`;
}

function statusButton({ receipt, statusUrl, language }: ReceiptView): Html {
  const words = text(language, 'receipt.status');
  const button = postButton({ action: `/status?lang=${language}`, fields: { receipt }, words, main: true });
  return html`<p>${text(language, 'receipt.statusHint', { url: statusUrl })}</p>${button}`;
}
