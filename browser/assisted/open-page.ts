import { part } from '../elements.ts';
import { say } from '../texts.ts';
import { show } from './entry.ts';
import { fold } from './fold.ts';
import type { KeptList } from './kept-list.ts';
import { countsIn, showRows } from './list-view.ts';
import type { RowActions } from './row-card.ts';
import type { List, Row, Values, Wrong } from './rows.ts';
import { showWrong } from './wrong.ts';

/** The open page: what is kept, what stands in the form. */
export type OpenPage = {
  readonly form: HTMLFormElement;
  readonly kept: KeptList;
  readonly actions: RowActions;
  readonly send: () => void;
  /** What the server put into the form. */
  readonly defaults: Values;
  list: List;
  /** What stays in the form from one person to the next. */
  repeated: Values;
  adding: boolean;
  /** The person of the list who stands in the form, as before. */
  editing?: Row | undefined;
};

export async function refresh(page: OpenPage): Promise<void> {
  render(page, await page.kept.read());
}

export function render(page: OpenPage, list: List): void {
  const number = numberIn(page.form);
  // Another tab has taken the number that stood here.
  if (number && !page.editing && number.value === String(page.list.next)) number.value = String(list.next);
  page.list = list;
  showRows(list, page.actions);
  part('counts').textContent = countsIn(list);
  part('slips').hidden = list.rows.length === 0;
  part('send').hidden = !list.rows.some(({ state }) => state === 'waiting');
  const sent = list.rows.some(({ state }) => state === 'sent');
  part('show-slips').hidden = part('print-slips').hidden = !sent;
}

const numberIn = (form: HTMLFormElement) => form.querySelector<HTMLInputElement>('#list-number');

/** An empty person, with what is the same for all and what most answer alike. */
export function startPerson(page: OpenPage): void {
  const { form, list, defaults, repeated } = page;
  page.editing = undefined;
  show(form, { ...defaults, ...list.carried, ...repeated, 'list.number': String(list.next) });
  for (const choice of form.querySelectorAll<HTMLDetailsElement>('details.choice')) choice.open = false;
  fold(form);
  tell('');
  openForm(page, []);
}

/** What the form is for now, and what is wrong in it. */
export function openForm({ form, editing }: OpenPage, problems: readonly Wrong[]): void {
  const number = numberIn(form);
  if (number) number.readOnly = editing !== undefined;
  part('add').textContent = say(editing ? 'script.assisted.save' : 'script.assisted.add');
  part('cancel').hidden = editing === undefined;
  complain(form, problems);
}

/** Marks what is wrong and leads there. */
export function complain(form: HTMLFormElement, problems: readonly Wrong[]): void {
  const first = showWrong(form, problems);
  first?.closest('details')?.setAttribute('open', '');
  first?.focus();
}

export const tell = (words: string): void => {
  part('said').textContent = words;
};

export const focusOnName = ({ form }: OpenPage): void =>
  form.querySelector<HTMLInputElement>('#name')?.focus();
