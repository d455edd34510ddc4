import { ask } from '../ask.ts';
import { part } from '../elements.ts';
import { say } from '../texts.ts';
import { type Desk, focusOnName, openForm, render, startPerson, tell } from './desk.ts';
import { isEmptyPerson, show, typedIn } from './entry.ts';
import { isFixed, type List, putRow, type Row, rowOf, withoutRow } from './rows.ts';

/** Takes a person of the list back into the form. Until it is saved it is not sent. */
export async function editPerson(desk: Desk, { number }: Row): Promise<void> {
  const { form, kept, editing } = desk;
  if (editing || !isEmptyPerson(typedIn(form))) {
    tell(say('script.assisted.finishFirst'));
    return focusOnName(desk);
  }
  let row: Row | undefined;
  const list = await kept.update((before) => {
    row = rowOf(before, number);
    return row ? paused(before, row) : before;
  });
  render(desk, list);
  if (!row || isFixed(row)) return;
  desk.editing = row;
  show(form, { ...row.values, 'list.number': String(number) });
  for (const closed of form.querySelectorAll<HTMLDetailsElement>('#need, #same')) closed.open = true;
  focusOnName(desk);
  openForm(desk, 'problems' in row ? row.problems : []);
}

const paused = (list: List, row: Row): List =>
  row.state !== 'waiting' || isFixed(row)
    ? list
    : putRow(list, {
        ...{ number: row.number, added: row.added, values: row.values },
        ...({ state: 'wrong', problems: [{ message: say('script.assisted.unsaved') }] } as const),
      });

/** Leaves the person in the list as it was. */
export async function cancelEdit(desk: Desk): Promise<void> {
  const { editing } = desk;
  if (!editing) return;
  const list = await desk.kept.update((before) =>
    rowOf(before, editing.number) ? putRow(before, editing) : before,
  );
  render(desk, list);
  startPerson(desk);
  focusOnName(desk);
  desk.send();
}

export async function removePerson(desk: Desk, row: Row, after: Element): Promise<void> {
  const question = say('script.assisted.remove.ask', { number: row.number });
  const answer = await ask(after, question, [say('script.assisted.remove.yes')], say('script.assisted.no'));
  if (answer === undefined) return;
  render(desk, await desk.kept.update((list) => withoutRow(list, row.number)));
  if (desk.editing?.number === row.number) startPerson(desk);
  tell(say('script.assisted.removed', { number: row.number }));
  part('rows-title').focus();
}
