import { controlOf as askedBy, idOf } from '../../shared/pages/form-state.ts';
import { markWith } from '../marks.ts';
import { type Control, controlOf } from '../questions.ts';
import type { Wrong } from './rows.ts';

/** Marks what is wrong at its question and nothing else. Gives the first such control. */
export function showWrong(form: HTMLFormElement, problems: readonly Wrong[]): Control | undefined {
  for (const question of form.querySelectorAll('.field.bad')) markWith(question, undefined);
  const questions = problems.flatMap(({ path, message }) => {
    const question = questionAt(form, path);
    if (question) markWith(question, message);
    return question ?? [];
  });
  return (questions[0] && controlOf(questions[0])) ?? undefined;
}

/** The question that a path leads to, if this form has it. */
export function questionAt(form: HTMLFormElement, path: string | undefined): Element | undefined {
  if (!path) return undefined;
  return form.querySelector(`#${CSS.escape(idOf(askedBy(path)))}`)?.closest('.field') ?? undefined;
}
