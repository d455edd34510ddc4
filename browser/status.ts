import { element } from './elements.ts';
import { postForm } from './post.ts';
import { bodyOf } from './questions.ts';
import { focusOn, showPage } from './show-page.ts';
import { say } from './texts.ts';

const receipt = location.hash.slice(1);
// At once, so that it stays in no history that we can reach.
if (receipt) history.replaceState(null, '', location.pathname + location.search);

enhance();
const field = document.querySelector<HTMLInputElement>('#receipt');
if (receipt && field) {
  field.value = receipt;
  field.form?.requestSubmit();
}
// Somebody else may be the one who goes back.
addEventListener('pageshow', ({ persisted }) => persisted && location.replace(location.href));

/** Sends the code as a form does, but leaves no entry in the history that holds it. */
function enhance(): void {
  const form = document.querySelector<HTMLInputElement>('#receipt')?.form;
  form?.addEventListener('submit', (event) => {
    event.preventDefault();
    void ask(form);
  });
}

async function ask(form: HTMLFormElement): Promise<void> {
  const control = form.querySelector('button');
  if (!control || control.disabled) return;
  control.disabled = true;
  const answer = await postForm(form.action, bodyOf(form));
  control.disabled = false;
  if (!('page' in answer)) return complain(form);
  showPage(answer.page);
  enhance();
}

function complain(form: HTMLFormElement): void {
  document.querySelector('.alarm')?.remove();
  const words = element(
    'div',
    { class: 'alarm', role: 'alert' },
    element('p', {}, say('script.status.silence')),
  );
  form.before(words);
  focusOn(words);
}
