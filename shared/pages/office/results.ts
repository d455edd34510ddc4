import type { FieldError } from '../../errors.ts';
import type { State } from '../../referral/states.ts';
import type { Language } from '../../text/language.ts';
import { text } from '../../text/text.ts';
import { errorText } from '../form-state.ts';
import { type Html, html } from '../html.ts';

/** What became of an answer to one referral. `not-found` says the same of foreign and of unknown ids. */
export type AnswerResult = {
  readonly id: string;
  readonly result: 'changed' | 'unchanged' | 'refused' | 'conflict' | 'invalid' | 'not-found';
  /** How it stands now, where the office may know. */
  readonly state?: State;
  readonly answerNumber?: number;
  readonly errors?: readonly FieldError[];
};

export type Results = {
  readonly action: string;
  readonly results: readonly AnswerResult[];
  /** What was typed, for a form that comes back. */
  readonly typed: Readonly<Record<string, unknown>>;
};

/** What the reader can do better. What a colleague did first is no fault of anybody. */
const mend: readonly AnswerResult['result'][] = ['invalid', 'refused'];
const isUnknown = ({ result }: AnswerResult): boolean => result === 'not-found';

/** One line for each kind of result, with how many it happened to where there were many. */
export function resultsBox({ action, results }: Results, language: Language): Html {
  if (results.length === 0)
    return html`<p class="alarm" role="alert">${text(language, 'office.bulk.nobody')}</p>`;
  const kinds = [...Map.groupBy(results, kindOf).values()];
  const lines = kinds.flatMap(([first, ...more]) =>
    first ? [lineFor(first, { count: more.length + 1, all: results.length, action }, language)] : [],
  );
  const isFine = !results.some(({ result }) => mend.includes(result)) && !results.every(isUnknown);
  return html`<div class="${isFine ? 'box' : 'alarm'}" role="${isFine ? 'status' : 'alert'}">${lines}</div>`;
}

const kindOf = ({ result, state, errors }: AnswerResult): string => JSON.stringify([result, state, errors]);

type Answered = { readonly count: number; readonly all: number; readonly action: string };

function lineFor(
  { result, state, errors = [] }: AnswerResult,
  { count, all, action }: Answered,
  language: Language,
): Html {
  const words = text(language, `office.result.${result}`);
  const said = all > 1 ? text(language, 'office.result.count', { count, words }) : words;
  const now =
    state && text(language, 'office.result.state', { state: text(language, `office.state.${state}`) });
  const wrong = all > 1 && errors.map(({ code, params }) => html` ${errorText(code, language, params)}`);
  // The field may stand some screens below.
  const [first] = all === 1 ? errors : [];
  const linked = first ? html`<a href="#${action}-${first.path}">${said}</a>` : said;
  return html`<p><b>${linked}</b> ${now}${wrong}</p>`;
}
