import { keepPage } from '../keep-page.ts';
import { say } from '../texts.ts';
import { carriedIn, isCarried, isEmptyPerson, isSecret, repeatedIn, typedIn } from './entry.ts';
import { wrongIn, wrongNumber } from './entry-checks.ts';
import { countsIn } from './list-view.ts';
import { type Draft, rowFrom } from './new-row.ts';
import { complain, focusOnName, type OpenPage, render, startPerson, tell } from './open-page.ts';
import { isFixed, type List, putRow, rowOf, type Values, type Wrong } from './rows.ts';
import { sendSecret } from './send-secret.ts';

/**
 * Puts the person into the list, also with something wrong: then it is not sent until that is mended. Only what
 * concerns the list as a whole is asked for first.
 */
export async function addPerson(page: OpenPage): Promise<void> {
  const values = typedIn(page.form);
  const problems = wrongIn(page.form);
  const first = wrongFirst(page, values, problems);
  if (first.length > 0) return complain(page.form, first);
  if (isSecret(page.form)) return sendSecret(page, { values, problems });
  const number = await keep(page, { values, problems });
  const { list } = page;
  if (!page.editing) page.repeated = repeatedIn(values);
  startPerson(page);
  const state = rowOf(list, number)?.state === 'wrong' ? 'addedWrong' : 'added';
  tell(`${say(`script.assisted.${state}`, { number })} ${countsIn(list)}`);
  focusOnName(page);
  page.send();
}

/** What keeps a person from being added: the list's own questions, its number, and an empty form. */
function wrongFirst({ list, editing }: OpenPage, values: Values, wrong: readonly Wrong[]): readonly Wrong[] {
  const number = editing ? undefined : wrongNumber(values['list.number'], list);
  const empty = isEmptyPerson(values) ? { path: 'name', message: say('error.required') } : undefined;
  return [
    ...wrong.filter(({ path }) => isCarried(path)),
    ...[number, empty].filter((one) => one !== undefined),
  ];
}

async function keep(page: OpenPage, draft: Draft): Promise<number> {
  const { editing } = page;
  let number = editing?.number ?? 0;
  const list = await page.kept.update((before) => {
    if (editing) return isFixedIn(before, number) ? before : putRow(before, rowFrom(draft, editing));
    // Another tab may have taken the number meanwhile.
    const wanted = Number(draft.values['list.number']);
    number = rowOf(before, wanted) ? before.next : wanted;
    const carried = carriedIn(draft.values);
    return putRow({ ...before, carried }, rowFrom(draft, { number, added: Date.now() }));
  });
  if (list.rows.length === 1) void stay();
  render(page, list);
  return number;
}

/** A full phone throws away what is not asked to stay. The page itself has gone with a list before this one. */
async function stay(): Promise<void> {
  void navigator.storage?.persist?.();
  if (!(await caches.has('kept'))) await keepPage();
}

function isFixedIn(list: List, number: number): boolean {
  const row = rowOf(list, number);
  return row !== undefined && isFixed(row);
}
