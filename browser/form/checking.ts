import { factsOf, problemWith } from '../checks.ts';
import { dropSummary, mark, summarize, type Wrong } from '../marks.ts';
import { controlOf } from '../questions.ts';
import { questionsOf } from './screens.ts';

/** What is wrong with the questions of one screen, or of all of them. */
export function wrongIn(form: HTMLFormElement, screen?: string): Wrong[] {
  return questionsOf(form, screen).flatMap((question) => {
    const problem = problemOf(form, question);
    return problem ? [{ question, problem }] : [];
  });
}

function problemOf(form: HTMLFormElement, question: Element) {
  const name = controlOf(question)?.name ?? '';
  const given = new FormData(form);
  const required = question.matches('[data-required]') || question.querySelector('[data-required]') !== null;
  const [, index] = /^choices\.(\d)\.program$/.exec(name) ?? [];
  const before = [...Array(Number(index ?? 0)).keys()].map((at) =>
    String(given.get(`choices.${at}.program`)),
  );
  return problemWith({ name, value: String(given.get(name) ?? ''), required, before }, factsOf(form));
}

/** Marks what is wrong, tells it on top, and says whether nothing is. */
export function complain(form: HTMLFormElement, screen?: string): boolean {
  const wrong = wrongIn(form, screen);
  for (const question of questionsOf(form, screen)) {
    const found = wrong.find((one) => one.question === question);
    // What the server found wrong, and cannot be seen from here, stays marked until it is answered anew.
    if (found || !question.matches('.bad')) mark(question, found?.problem);
  }
  if (wrong.length === 0) dropSummary();
  else summarize(form, wrong);
  return wrong.length > 0;
}

/** Says what is wrong when a field is left, and takes it back as soon as it is right. */
export function checkWhileTyping(form: HTMLFormElement): void {
  const questionAt = ({ target }: Event) =>
    target instanceof Element && target.matches('[name]') ? target.closest('.field') : null;
  form.addEventListener('input', (event) => {
    const question = questionAt(event);
    if (question && isWorthALook(question)) mark(question, problemOf(form, question));
  });
  form.addEventListener('change', (event) => {
    const question = questionAt(event);
    if (question) mark(question, problemOf(form, question));
  });
}

/** Nobody wants to be corrected in the middle of a number. */
const isWorthALook = (question: Element): boolean =>
  question.matches('.bad') || (controlOf(question)?.name === 'nik' && isFull(controlOf(question)?.value));

const isFull = (typed = ''): boolean => typed.replace(/\D/g, '').length >= 16;
