import { dateInWords, momentInWords } from '../text/dates.ts';
import type { Language } from '../text/language.ts';
import { text } from '../text/text.ts';
import { type Html, html } from './html.ts';
import { layout } from './layout.ts';
import { type Notice, noticeBox } from './notice.ts';
import { postButton } from './post-button.ts';
import { qrCode } from './qr.ts';
import { textWithContact } from './telephone.ts';

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

/**
 * The receipt: the same for every program and office, so that nothing can be read off a shared phone. On paper it is a
 * slip: code, picture, day and number.
 */
export function receiptPage(view: ReceiptView): string {
  const { language, notice } = view;
  const title = text(language, 'receipt.title');
  const main = html`<h1 class="noprint">${title}</h1>
${slip(view)}
${notice && noticeBox(notice, language)}
${nextSteps(view)}
${statusButton(view)}`;
  return layout({ language, title, main });
}

function slip({ receipt, statusUrl, receivedAt, language }: ReceiptView): Html {
  // Behind the sign # an address stays in the browser: the receipt reaches no server and no log.
  const qr = qrCode(`${statusUrl}#${receipt.replaceAll('-', '')}`, text(language, 'receipt.qr'));
  const moment = momentInWords(receivedAt, language);
  return html`<div class="box slip"><p>${text(language, 'receipt.code')}</p><b class="code">${receipt}</b><p class="noprint">${text(language, 'receipt.keep')}</p>${qr}<div class="noprint soft"><p>${text(language, 'receipt.qrHint')}</p><p>${text(language, 'receipt.receivedAt', { moment })}</p></div></div>`;
}

function nextSteps({ answerBy, contact, language }: ReceiptView): Html {
  const date = dateInWords(answerBy, language);
  return html`<h2 class="noprint">${text(language, 'receipt.next')}</h2><ol class="next"><li class="noprint">${text(language, 'receipt.next.read')}</li><li>${text(language, 'receipt.next.call', { date })}</li><li>${textWithContact(language, 'receipt.next.ask', contact)}</li></ol>`;
}

function statusButton({ receipt, statusUrl, language }: ReceiptView): Html {
  const words = text(language, 'receipt.status');
  const button = postButton({ action: `/status?lang=${language}`, fields: { receipt }, words, main: true });
  return html`<div class="noprint"><p>${text(language, 'receipt.statusHint', { url: statusUrl })}</p>${button}</div>`;
}
