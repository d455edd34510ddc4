import { checkWhileTyping } from '../check-answers.ts';
import { complain } from './checking.ts';
import { startDistricts } from './districts.ts';
import type { Session } from './session.ts';
import { firstWrong, goOn, isLast, open, refresh, screenNow, showQuestion, startSteps } from './steps.ts';
import { leaveNoTraces } from './traces.ts';

/** Takes the form over from the browser: one screen after another, and `submit` at the end. */
export function startForm(session: Session, submit: () => unknown): void {
  const { form } = session;
  const isPlain = form.id !== 'enrollment';
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (!session.sending && (isPlain || mayBeSent(form))) submit();
  });
  if (isPlain) return;
  form.addEventListener('change', () => refresh(form));
  checkWhileTyping(form);
  leaveNoTraces(form);
  startDistricts(form);
  startSteps(form);
}

/** Goes on screen by screen while something is left to ask or to mend. */
function mayBeSent(form: HTMLFormElement): boolean {
  if (complain(form, screenNow(form))) return false;
  if (!isLast(form)) {
    goOn(form);
    return false;
  }
  if (!complain(form)) return true;
  form.dataset['mending'] = 'yes';
  open(form, firstWrong(form) ?? screenNow(form));
  document.getElementById('errors')?.focus();
  return false;
}

/** The lines of the summary lead to a question on whatever screen it stands. */
export function followErrors(formHere: () => HTMLFormElement | null): void {
  document.addEventListener('click', (event) => {
    const link =
      event.target instanceof Element && event.target.closest<HTMLAnchorElement>('#errors a[href^="#"]');
    const control = link && document.getElementById(link.hash.slice(1));
    const form = formHere();
    if (!control || !form?.contains(control)) return;
    event.preventDefault();
    showQuestion(form, control);
  });
}
