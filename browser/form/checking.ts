import { problemOf } from '../check-answers.ts';
import { dropSummary, mark, summarize, type Wrong } from '../marks.ts';
import { questionsOf } from './screens.ts';

/** What is wrong with the questions of one screen, or of all of them. */
export function wrongIn(form: HTMLFormElement, screen?: string): Wrong[] {
  return questionsOf(form, screen).flatMap((question) => {
    const problem = problemOf(form, question);
    return problem ? [{ question, problem }] : [];
  });
}

/** Marks what is wrong, tells it on top, and says whether nothing is. */
export function complain(form: HTMLFormElement, screen?: string): boolean {
  const wrong = wrongIn(form, screen);
  for (const question of questionsOf(form, screen)) {
    const found = wrong.find((one) => one.question === question);
    // What the server found wrong, and cannot be seen from here, stays marked until it is answered anew.
    if (found || !question.matches('.bad')) mark(question, found?.problem);
    if (found) question.closest('details')?.setAttribute('open', '');
  }
  if (wrong.length === 0) dropSummary();
  else summarize(form, wrong);
  return wrong.length > 0;
}
