import { button, element, part } from '../elements.ts';
import { say } from '../texts.ts';
import type { RowOf } from './rows.ts';
import { slipFor } from './slips.ts';

type Sent = readonly RowOf<'sent'>[];

/** One slip fills the screen, so that a person sees the own one only. The phone's Back closes it, and leaves no page. */
export function showSlips(rows: Sent, close: () => void, above = ''): void {
  if (rows.length === 0) return;
  history.pushState({ slip: true }, '');
  addEventListener('popstate', close, { once: true });
  show(rows, above, 0);
}

function show(rows: Sent, above: string, at: number): void {
  const row = rows[at];
  if (!row) return;
  const go = (to: number) => () => show(rows, above, to);
  const steps = [
    ...(at > 0 ? [button(say('script.assisted.slip.before'), go(at - 1), 'quiet')] : []),
    ...(at < rows.length - 1 ? [button(say('script.assisted.slip.next'), go(at + 1))] : []),
    button(say('script.assisted.slip.close'), () => history.back(), 'quiet'),
  ];
  const slip = slipFor(row);
  part('slip').replaceChildren(element('p', {}, above), slip, element('p', { class: 'actions' }, ...steps));
  document.body.classList.add('only-slip');
  scrollTo(0, 0);
  slip.querySelector('h2')?.focus();
}

export function hideSlips(): void {
  part('slip').replaceChildren();
  document.body.classList.remove('only-slip');
}

/** All slips on paper, also when the browser's own menu prints; on the screen they are not. */
export function printSlips(sent: () => Sent): void {
  const sheet = part('sheet');
  const put = (rows: Sent): void => {
    sheet.replaceChildren(...rows.map(slipFor));
    document.body.classList.toggle('only-sheet', rows.length > 0);
  };
  addEventListener('beforeprint', () => put(sent()));
  addEventListener('afterprint', () => put([]));
  part('print-slips').addEventListener('click', () => print());
}
