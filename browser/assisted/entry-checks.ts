import { problemOf } from '../check-answers.ts';
import { controlOf, isAsked } from '../questions.ts';
import { say } from '../texts.ts';
import { type List, rowOf, type Wrong } from './rows.ts';

/** All that the server would not take, as far as it can be known here, in words. */
export const wrongIn = (form: HTMLFormElement): readonly Wrong[] =>
  [...form.querySelectorAll('.field')].filter(isAsked).flatMap((question) => {
    const problem = problemOf(form, question);
    return problem ? { path: controlOf(question)?.name ?? '', message: say(`error.${problem}`) } : [];
  });

/** Why the number cannot be the one of a new person. */
export function wrongNumber(typed: string | undefined, list: List): Wrong | undefined {
  const path = 'list.number';
  if (!/^[1-9]\d{0,2}$/.test(typed?.trim() ?? ''))
    return { path, message: say('script.assisted.number.wrong') };
  return rowOf(list, Number(typed)) && { path, message: say('script.assisted.number.taken') };
}
