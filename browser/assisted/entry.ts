import { answersOf, fill, isAsked } from '../questions.ts';
import type { Values } from './rows.ts';

/** The same for all people of a list. */
export const isCarried = (path = ''): boolean =>
  /^(district|village|assisted\.\w+|list\.(date|phone))$/.test(path);

/** What most people of one list answer alike: it stays for the next one. */
const isRepeated = (path: string): boolean => /^(targetGroup$|choices\.0\.)/.test(path);

const pick = (values: Values, wanted: (path: string) => boolean): Values =>
  Object.fromEntries(Object.entries(values).filter(([path]) => wanted(path)));

export const carriedIn = (values: Values): Values => pick(values, isCarried);
export const repeatedIn = (values: Values): Values => pick(values, isRepeated);

export const typedIn = (form: HTMLFormElement): Values =>
  Object.fromEntries(answersOf(form).filter(([, value]) => value.trim() !== ''));

/** Puts a person into the form. Language and consent text are those of the page, not of an older one. */
export function show(form: HTMLFormElement, values: Values): void {
  const own = pick(typedIn(form), (path) => path === 'language' || path === 'consent.version');
  fill(form, Object.entries({ ...values, ...own }));
}

export const isEmptyPerson = (values: Values): boolean =>
  !['name', 'nik', 'phone'].some((path) => values[path]);

/** Whether an answer is given that may not be kept on a phone. */
export function isSecret(form: HTMLFormElement): boolean {
  return [...form.querySelectorAll<HTMLElement>('[data-keep="no"]')].filter(isAsked).some(isGiven);
}

function isGiven(marked: HTMLElement): boolean {
  if (marked instanceof HTMLOptionElement) return marked.selected;
  if (marked instanceof HTMLInputElement && /radio|checkbox/.test(marked.type)) return marked.checked;
  return 'value' in marked && String(marked.value).trim() !== '';
}
