import { controlOf, isAsked } from '../questions.ts';
import { screenOf } from './screen-of.ts';

/** What is shown and hidden as one: a question, or a further choice with all of its questions. */
export type Unit = { readonly element: HTMLElement; readonly screen: string };

export const unitsOf = (form: HTMLFormElement): Unit[] =>
  [...form.querySelectorAll<HTMLElement>('.step .field, .step details')]
    .filter((element) => !element.parentElement?.closest('.field, details'))
    .map((element) => ({ element, screen: screenOf(controlOf(element)?.name ?? '') ?? partOf(element) }));

const partOf = (element: Element): string => element.closest('.step')?.id ?? '';

/** The screens of the questions that are asked, in the order of the page. */
export const screensOf = (form: HTMLFormElement): string[] => [
  ...new Set(unitsOf(form).flatMap(({ element, screen }) => (isAsked(element) ? screen : []))),
];

/** The questions that are asked, of one screen or of all. */
export const questionsOf = (form: HTMLFormElement, only?: string): HTMLElement[] =>
  unitsOf(form)
    .filter(({ screen }) => only === undefined || screen === only)
    .flatMap(({ element }) =>
      element.matches('.field') ? element : [...element.querySelectorAll<HTMLElement>('.field')],
    )
    .filter(isAsked);
