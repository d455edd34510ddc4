import { button, element, part } from '../elements.ts';
import { say } from '../texts.ts';
import { isFixed, type List, type Row, rowsIn, sameCard } from './rows.ts';

export type RowActions = {
  readonly edit: (row: Row) => void;
  readonly remove: (row: Row, actions: Element) => void;
  /** The words of a question, by the path of its answer. */
  readonly labelOf: (path: string | undefined) => string | undefined;
};

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

function cardFor(row: Row, same: number | undefined, actions: RowActions): HTMLElement {
  const title = element('h3', {}, `${row.number}. ${row.values['name'] ?? ''}`);
  const state = element('p', { class: 'state' }, say(`script.assisted.state.${stateOf(row)}`));
  const card = element(
    'li',
    { class: `card ${row.state}`, tabindex: '-1' },
    title,
    state,
    ...details(row, actions),
  );
  // Said, not refused: one of the two can have been copied wrongly, and only the cards tell which.
  if (same !== undefined)
    card.append(element('p', { class: 'wrong' }, say('script.assisted.sameCard', { number: same })));
  if (!isFixed(row)) card.append(buttonsFor(row, actions));
  return card;
}

const stateOf = (row: Row) => (row.state === 'waiting' && row.tried ? 'tried' : row.state);

function details(row: Row, { labelOf }: RowActions): readonly Element[] {
  if (row.state === 'sent') return [element('b', { class: 'code' }, row.answer.receipt)];
  if (row.state === 'waiting') return [];
  const lines = row.problems.map(({ path, message }) => {
    const label = labelOf(path);
    return element('li', {}, label ? `${label}: ${message}` : message);
  });
  return [element('ul', {}, ...lines)];
}

function buttonsFor(row: Row, { edit, remove }: RowActions): Element {
  const named = (words: string, act: () => void): HTMLButtonElement => {
    const made = button(words, act, 'quiet');
    made.setAttribute('aria-label', `${words}: ${row.number}. ${row.values['name'] ?? ''}`);
    return made;
  };
  const change = named(say('script.assisted.edit'), () => edit(row));
  const drop = named(say('script.assisted.remove'), () => remove(row, buttons));
  const buttons = element('p', { class: 'actions' }, change, ' ', drop);
  return buttons;
}
