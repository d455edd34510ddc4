import { afterTap } from './after-tap.ts';
import { type AnswerProblem, factsOf, problemWith } from './checks.ts';
import { mark } from './marks.ts';
import { controlOf, isNeeded } from './questions.ts';

/** What is wrong with the answer to one question. */
export function problemOf(form: HTMLFormElement, question: Element): AnswerProblem | undefined {
  const name = controlOf(question)?.name ?? '';
  const given = new FormData(form);
  const [, index] = /^choices\.(\d)\.program$/.exec(name) ?? [];
  const before = [...Array(Number(index ?? 0)).keys()].map((at) =>
    String(given.get(`choices.${at}.program`)),
  );
  return problemWith(
    { name, value: String(given.get(name) ?? ''), required: isNeeded(question), before },
    factsOf(form),
  );
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
    if (question) afterTap(() => mark(question, problemOf(form, question)));
  });
}

/** Nobody wants to be corrected in the middle of a number. */
const isWorthALook = (question: Element): boolean =>
  question.matches('.bad') || (controlOf(question)?.name === 'nik' && isFull(controlOf(question)?.value));

const isFull = (typed = ''): boolean => typed.replace(/\D/g, '').length >= 16;
