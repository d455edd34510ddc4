import { addPerson } from './assisted/add-person.ts';
import { type Desk, refresh, render, startPerson, tell } from './assisted/desk.ts';
import { cancelEdit, editPerson, removePerson } from './assisted/edit-person.ts';
import { carriedIn, typedIn } from './assisted/entry.ts';
import { handOut } from './assisted/hand-out.ts';
import { helpTyping } from './assisted/help-typing.ts';
import { keepSending } from './assisted/keep-sending.ts';
import { type KeptList, openKeptList } from './assisted/kept-list.ts';
import { post } from './assisted/post.ts';
import { emptyList, rowsIn } from './assisted/rows.ts';
import { hideSlips, printSlips, showSlips } from './assisted/slip-show.ts';
import { questionAt } from './assisted/wrong.ts';
import { part } from './elements.ts';
import { keepPage } from './keep-page.ts';
import { labelOf } from './marks.ts';
import { newId } from './new-id.ts';
import { say } from './texts.ts';

void openKeptList().then((kept) => kept && open(kept));

/** Where nothing can be kept, the page stays as it came and leads to the ordinary form. */
async function open(kept: KeptList): Promise<void> {
  part('needs').hidden = true;
  part('tool').hidden = false;
  const desk = setUp(kept);
  listen(desk);
  await refresh(desk);
  startPerson(desk);
  desk.send();
  await keepPage();
}

function setUp(kept: KeptList): Desk {
  const form = part('person') as HTMLFormElement;
  const update: KeptList['update'] = async (change) => {
    const list = await kept.update(change);
    render(desk, list);
    return list;
  };
  const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
  const desk: Desk = {
    ...{ form, kept, defaults: carriedIn(typedIn(form)), list: emptyList, repeated: {} },
    send: keepSending({ update, post, pause, newId }, (silent) => tellSilence(desk, silent)),
    actions: {
      edit: guarded((row) => editPerson(desk, row)),
      remove: guarded((row, after) => removePerson(desk, row, after)),
      labelOf: (path) => labelAt(form, path),
    },
  };
  return desk;
}

function tellSilence({ list }: Desk, silent: boolean): void {
  const waits = silent && rowsIn(list, 'waiting').length > 0;
  part('sending').textContent = waits ? say('script.assisted.silence') : '';
}

const labelAt = (form: HTMLFormElement, path: string | undefined): string | undefined => {
  const question = questionAt(form, path);
  return question && labelOf(question);
};

/** One after another; what the store refuses is said. */
function guarded<Given extends unknown[]>(act: (...given: Given) => Promise<unknown>) {
  let busy = false;
  return (...given: Given): void => {
    if (busy) return;
    busy = true;
    void act(...given)
      .catch(() => tell(say('script.assisted.notKept')))
      .finally(() => {
        busy = false;
      });
  };
}

function listen(desk: Desk): void {
  const { form, kept } = desk;
  const add = guarded(() => addPerson(desk));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    add();
  });
  helpTyping(form);
  on(
    'cancel',
    guarded(() => cancelEdit(desk)),
  );
  on('send', desk.send);
  on('show-slips', () => showSlips(rowsIn(desk.list, 'sent'), hideSlips));
  printSlips(() => rowsIn(desk.list, 'sent'));
  on(
    'handed-out',
    guarded(async () => (await handOut(kept, part('handed-out'))) && startAnew(desk)),
  );
  kept.onChange(() => void refresh(desk));
  // A page that comes back from the history shows the list as it is now, and no half-typed person.
  addEventListener('pageshow', ({ persisted }) => persisted && void startAnew(desk));
}

const on = (id: string, act: () => void): void => part(id).addEventListener('click', act);

async function startAnew(desk: Desk): Promise<void> {
  hideSlips();
  await refresh(desk);
  desk.repeated = {};
  startPerson(desk);
  desk.send();
}
