import { qrCode } from '../../shared/pages/qr.ts';
import { element } from '../elements.ts';
import { say } from '../texts.ts';
import type { RowOf } from './rows.ts';

/** What a person takes home. It names neither program nor office: others may read it. */
export function slipFor({ number, values, answer }: RowOf<'sent'>): HTMLElement {
  const { receipt, statusUrl, answerBy, contact, notice } = answer;
  const lines = [
    say('receipt.next.call', { date: dateInWords(answerBy) }),
    say('receipt.statusHint', { url: statusUrl }),
    say('receipt.next.ask', { contact }),
    ...(notice ? [[notice.message, ...notice.alternatives].join(' ')] : []),
  ];
  const date = values['list.date'];
  return element(
    'section',
    { class: 'slip' },
    element('h2', { tabindex: '-1' }, `${number}. ${values['name'] ?? ''}`),
    element('b', { class: 'code' }, receipt),
    element('p', { class: 'noprint' }, say('receipt.keep')),
    picture(`${statusUrl}#${receipt.replaceAll('-', '')}`),
    ...lines.map((line) => element('p', {}, line)),
    ...(date
      ? [element('p', { class: 'soft' }, say('script.assisted.slip.list', { date: dateInWords(date) }))]
      : []),
  );
}

function picture(link: string): DocumentFragment {
  const template = document.createElement('template');
  template.innerHTML = qrCode(link, say('receipt.qr')).toString();
  return template.content;
}

const dateInWords = (day: string): string =>
  new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: 'full', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
