import { addPerson } from './assisted/add-person.ts';
import { cancelEdit } from './assisted/edit-person.ts';
import { handOut } from './assisted/hand-out.ts';
import { helpTyping } from './assisted/help-typing.ts';
import { openKeptList } from './assisted/kept-list.ts';
import { type OpenPage, refresh, startPerson, tell } from './assisted/open-page.ts';
import { rowsIn } from './assisted/rows.ts';
import { pageOver, told } from './assisted/set-up.ts';
import { hideSlips, printSlips, showSlips } from './assisted/slip-show.ts';
import { part } from './elements.ts';
import { keepPage } from './keep-page.ts';
import { say } from './texts.ts';

void openKeptList().then(async (kept) => {
  // Where nothing can be kept, the page stays as it came and leads to the ordinary form.
  if (!kept) return;
  part('needs').hidden = true;
  part('tool').hidden = false;
  const page = pageOver(kept);
  listen(page);
  await startAnew(page);
  await keepPage();
});

function listen(page: OpenPage): void {
  page.form.addEventListener('submit', (event) => {
    event.preventDefault();
    void told(addOnce(page));
  });
  helpTyping(page.form);
  on('cancel', () => cancelEdit(page));
  on('send', page.send);
  on('show-slips', () => showSlips(rowsIn(page.list, 'sent'), hideSlips));
  printSlips(() => rowsIn(page.list, 'sent'));
  on('handed-out', async () => {
    if (!(await handOut(page.kept, part('handed-out')))) return;
    await startAnew(page);
    tell(say('script.assisted.forgotten'));
  });
  page.kept.onChange(() => void refresh(page));
  // A page that comes back from the history shows the list as it is now, and no half-typed person.
  addEventListener('pageshow', ({ persisted }) => persisted && void startAnew(page));
}

const on = (id: string, act: () => unknown): void =>
  part(id).addEventListener('click', () => void told(act()));

/** A second tap adds nobody. */
async function addOnce(page: OpenPage): Promise<void> {
  if (page.adding) return;
  page.adding = true;
  await addPerson(page).finally(() => {
    page.adding = false;
  });
}

async function startAnew(page: OpenPage): Promise<void> {
  hideSlips();
  await refresh(page);
  page.repeated = {};
  startPerson(page);
  page.send();
}
