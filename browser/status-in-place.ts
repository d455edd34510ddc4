import { element } from './elements.ts';
import { leaveNoTraces } from './form/traces.ts';
import { postForm } from './post.ts';
import { bodyOf } from './questions.ts';
import { focusOn, showPage } from './show-page.ts';
import { say } from './texts.ts';

/**
 * Sends what is asked with a receipt as a form does, but from within the page: a browser writes the body of a form that
 * it sends itself, and so the receipt and a new phone, into the files of its tabs.
 */
export function sendInPlace(): void {
  leaveNoTraces(document);
  document.addEventListener('submit', (event) => {
    const form = event.target;
    // Not `form.action`: a field has that name.
    if (!(form instanceof HTMLFormElement) || !form.getAttribute('action')?.startsWith('/status')) return;
    event.preventDefault();
    void ask(form, event.submitter);
  });
}

async function ask(form: HTMLFormElement, pressed: Element | null): Promise<void> {
  const buttons = [...form.querySelectorAll('button')];
  if (buttons.some(({ disabled }) => disabled)) return;
  const body = bodyWith(form, pressed);
  for (const button of buttons) button.disabled = true;
  const answer = await postForm(form.getAttribute('action') ?? '', body);
  for (const button of buttons) button.disabled = false;
  if ('page' in answer && isOurs(answer.page)) showPage(answer.page);
  else complain(form);
}

function bodyWith(form: HTMLFormElement, pressed: Element | null): string {
  const fields = new URLSearchParams(bodyOf(form));
  if (pressed instanceof HTMLButtonElement && pressed.name) fields.append(pressed.name, pressed.value);
  return fields.toString();
}

/** Not a page that somebody else's hotspot puts in its place. */
const isOurs = (page: Document): boolean =>
  page.querySelector('main [href^="/status"],main [action^="/status"]') !== null;

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
