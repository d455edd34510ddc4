import { part } from '../elements.ts';
import { say } from '../texts.ts';
import { cardFor, type RowActions } from './row-card.ts';
import { type List, type Row, rowsIn, sameCard } from './rows.ts';

const states = ['waiting', 'sent', 'refused', 'wrong'] as const;

/** "2 waiting · 27 sent": what an officer wants to know first. */
export const countsIn = (list: List): string =>
  states
    .map((state) => ({ state, count: rowsIn(list, state).length }))
    .filter(({ state, count }) => count > 0 || state === 'waiting' || state === 'sent')
    .map(({ state, count }) => say(`script.assisted.count.${state}`, { count }))
    .join(' · ');

/** What each card on the page shows. */
const shown = new Map<number, { readonly content: string; readonly card: HTMLElement }>();

/** Changes only the cards that say something else than before: a finger or a reader may be on another one. */
export function showRows(list: List, actions: RowActions): void {
  for (const [number, { card }] of shown) {
    if (list.rows.some((row) => row.number === number)) continue;
    card.remove();
    shown.delete(number);
  }
  let before: Element | undefined;
  for (const row of list.rows) before = showRow(row, list, actions, before);
}

function showRow(row: Row, list: List, actions: RowActions, before: Element | undefined): Element {
  const same = sameCard(list, row)?.number;
  const content = JSON.stringify([row, same]);
  const old = shown.get(row.number);
  if (old?.content === content) return old.card;
  const card = cardFor(row, same, actions);
  const hadFocus = old?.card.contains(document.activeElement);
  if (old) old.card.replaceWith(card);
  else if (before) before.after(card);
  else part('rows').prepend(card);
  if (hadFocus) card.focus();
  shown.set(row.number, { content, card });
  return card;
}
