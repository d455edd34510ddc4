import { ask } from '../ask.ts';
import { part } from '../elements.ts';
import { say } from '../texts.ts';
import { isEmptyPerson, show, typedIn } from './entry.ts';
import { focusOnName, type OpenPage, openForm, render, startPerson, tell } from './open-page.ts';
import { isFixed, type List, putRow, type Row, rowOf, withoutRow } from './rows.ts';

/** Takes a person of the list back into the form. Until it is saved it is not sent. */
export async function editPerson(page: OpenPage, { number }: Row): Promise<void> {
  const { form, kept, editing } = page;
  if (editing || !isEmptyPerson(typedIn(form))) {
    tell(say('script.assisted.finishFirst'));
    return focusOnName(page);
  }
  let row: Row | undefined;
  const list = await kept.update((before) => {
    row = rowOf(before, number);
    return row ? paused(before, row) : before;
  });
  render(page, list);
  if (!row || isFixed(row)) return;
  page.editing = row;
  show(form, { ...row.values, 'list.number': String(number) });
  for (const closed of form.querySelectorAll<HTMLDetailsElement>('#need, #same')) closed.open = true;
  focusOnName(page);
  openForm(page, 'problems' in row ? row.problems : []);
}

const paused = (list: List, row: Row): List =>
  row.state !== 'waiting' || isFixed(row)
    ? list
    : putRow(list, {
        ...{ number: row.number, added: row.added, values: row.values },
        ...({ state: 'wrong', problems: [{ message: say('script.assisted.unsaved') }] } as const),
      });

/** Leaves the person in the list as it was. */
export async function cancelEdit(page: OpenPage): Promise<void> {
  const { editing } = page;
  if (!editing) return;
  const list = await page.kept.update((before) =>
    rowOf(before, editing.number) ? putRow(before, editing) : before,
  );
  render(page, list);
  startPerson(page);
  focusOnName(page);
  page.send();
}

export async function removePerson(page: OpenPage, row: Row, after: Element): Promise<void> {
  const question = say('script.assisted.remove.ask', { number: row.number });
  const answer = await ask(after, question, [say('script.assisted.remove.yes')], say('script.assisted.no'));
  if (answer === undefined) return;
  render(page, await page.kept.update((list) => withoutRow(list, row.number)));
  if (page.editing?.number === row.number) startPerson(page);
  // Meanwhile it may have been sent.
  if (rowOf(page.list, row.number)) return;
  tell(say('script.assisted.removed', { number: row.number }));
  part('rows-title').focus();
}
