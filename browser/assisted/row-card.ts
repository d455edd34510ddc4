import { button, element } from '../elements.ts';
import { say } from '../texts.ts';
import { isFixed, type Row } from './rows.ts';

export type RowActions = {
  readonly edit: (row: Row) => void;
  readonly remove: (row: Row, actions: Element) => void;
  /** The words of a question, by the path of its answer. */
  readonly labelOf: (path: string | undefined) => string | undefined;
};

/** One person, as the list shows it; `same` is the number of another one with the same card. */
export function cardFor(row: Row, same: number | undefined, actions: RowActions): HTMLElement {
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
