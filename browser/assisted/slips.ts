import { qrStrokes, quiet } from '../../shared/pages/qr-strokes.ts';
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

/** The picture of `shared/pages/qr.ts`. */
function picture(link: string): SVGElement {
  const { size, strokes } = qrStrokes(link);
  const side = size + 2 * quiet;
  const view = { class: 'qr', viewBox: `-${quiet} -${quiet} ${side} ${side}`, role: 'img' };
  const picture = shape('svg', { ...view, 'aria-label': say('receipt.qr'), 'shape-rendering': 'crispEdges' });
  picture.append(shape('path', { fill: '#fff', d: `M-${quiet}-${quiet}h${side}v${side}h-${side}z` }));
  picture.append(shape('path', { stroke: '#000', d: strokes }));
  return picture;
}

function shape(name: 'svg' | 'path', attributes: Readonly<Record<string, string>>): SVGElement {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

const dateInWords = (day: string): string =>
  new Date(`${day}T00:00:00Z`).toLocaleDateString(document.documentElement.lang, {
    ...{ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' },
  });
