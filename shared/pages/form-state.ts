import type { FieldError, RequestError } from '../errors.ts';
import type { Language } from '../text/language.ts';
import { isTextKey, type TextKey, type TextParams, text } from '../text/text.ts';

/** Why a form came back: a `RequestError` as it was thrown. */
export type Problem = Pick<RequestError, 'code' | 'errors' | 'params'>;

/** What all questions of one form share: the language, what was typed (dotted names), and what is wrong. */
export type FormState = {
  readonly language: Language;
  readonly values: Readonly<Record<string, string>>;
  readonly errors: readonly FieldError[];
  /** Who types is not the person: the browser shall neither fill anything in nor remember it. */
  readonly forAnother?: boolean;
};

export const typedIn = (state: FormState, path: string): string => state.values[path] ?? '';

/** The answer that is ticked or chosen. One that is not asked for comes back open: nobody can untick it by hand. */
export const chosenIn = (state: FormState, path: string): string =>
  state.errors.some((error) => error.path === path && error.code === 'not-allowed-here')
    ? ''
    : typedIn(state, path);

/** The id of the control to which a path leads; the first one of a group. */
export const idOf = (path: string): string => path.replaceAll('.', '-');

/** The words for what is wrong with a field, if anything is. */
export function wrongOf(state: FormState, path: string): string | undefined {
  const error = state.errors.find((candidate) => controlOf(candidate.path) === path);
  return error && errorText(error.code, state.language);
}

export function errorText(code: string, language: Language, params?: TextParams): string {
  const key = `error.${code}`;
  return text(language, isTextKey(key) ? key : 'error.wrong-type', params);
}

/** Some things are asked for by a control of another name: that is where a person can mend them. */
export function controlOf(path: string): string {
  if (/^choices(\.\d+)?$/.test(path)) return `${path === 'choices' ? 'choices.0' : path}.program`;
  return mendedAt.get(path) ?? path;
}

const mendedAt: ReadonlyMap<string, string> = new Map([
  ['assisted', 'assisted.by'],
  ['consent', 'consent.given'],
  ['consent.version', 'consent.given'],
]);

/** The question that a path belongs to, as it stands on the page; undefined when the form has none for it. */
export function labelOf(path: string, language: Language): string | undefined {
  const [, index, field = controlOf(path)] = /^choices\.(\d+)\.(.+)$/.exec(controlOf(path)) ?? [];
  const key: string = `form.${field}.label`;
  if (!isTextKey(key)) return undefined;
  return index === undefined || index === '0' ? text(language, key) : numbered(Number(index), key, language);
}

const numbered = (index: number, key: TextKey, language: Language): string =>
  `${text(language, 'status.choice', { number: index + 1 })}: ${text(language, key)}`;

/** Choices left open close up, as they do when the form is read: the errors name the places that are left. */
export function closeUp(values: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const places = Object.keys(values).flatMap((path) =>
    values[path] ? (choicePath.exec(path)?.[1] ?? []) : [],
  );
  const order = [...new Set(places)].toSorted((a, b) => Number(a) - Number(b));
  return Object.fromEntries(
    Object.entries(values).flatMap(([path, value]) => {
      const [, place, field] = choicePath.exec(path) ?? [];
      if (place === undefined) return [[path, value]];
      return order.includes(place) ? [[`choices.${order.indexOf(place)}.${field}`, value]] : [];
    }),
  );
}

const choicePath = /^choices\.(\d+)\.(\w+)$/;
