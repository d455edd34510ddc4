import { part } from '../elements.ts';
import { labelOf } from '../marks.ts';
import { newId } from '../new-id.ts';
import { say } from '../texts.ts';
import { editPerson, removePerson } from './edit-person.ts';
import { carriedIn, typedIn } from './entry.ts';
import { keepSending } from './keep-sending.ts';
import type { KeptList } from './kept-list.ts';
import { type OpenPage, render, tell } from './open-page.ts';
import { post } from './post.ts';
import { emptyList, rowsIn } from './rows.ts';
import { questionAt } from './wrong.ts';

/** The page over what is kept. */
export function pageOver(kept: KeptList): OpenPage {
  const form = part('person') as HTMLFormElement;
  const update: KeptList['update'] = async (change) => {
    const list = await kept.update(change);
    render(page, list);
    return list;
  };
  const page: OpenPage = {
    ...{ form, kept, defaults: carriedIn(typedIn(form)), list: emptyList, repeated: {}, adding: false },
    send: keepSending({ update, post, pause, newId }, (silent) => tellSilence(page, silent)),
    actions: {
      edit: (row) => void told(editPerson(page, row)),
      remove: (row, after) => void told(removePerson(page, row, after)),
      labelOf: (path) => labelAt(form, path),
    },
  };
  return page;
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

function tellSilence({ list }: OpenPage, silent: boolean): void {
  const waits = silent && rowsIn(list, 'waiting').length > 0;
  part('sending').textContent = waits ? say('script.assisted.silence') : '';
}

function labelAt(form: HTMLFormElement, path: string | undefined): string | undefined {
  const question = questionAt(form, path);
  return question && labelOf(question);
}

/** What the store refuses is said. */
export async function told(work: unknown): Promise<void> {
  try {
    await work;
  } catch {
    tell(say('script.assisted.notKept'));
  }
}
