import type { Catalog, ChoiceField, Option, Program, SubmissionField } from '../catalog/types.ts';
import type { Language } from '../text/language.ts';
import { text } from '../text/text.ts';
import { type Answer, option, type Question, radios, selectField } from './fields.ts';
import { chosenIn, type FormState, typedIn, wrongOf } from './form-state.ts';
import { attribute, type Html, html } from './html.ts';
import { pictogramSheet } from './pictograms.ts';

/** The three choices: the first always open, the others one tap away. */
export function choiceQuestions(state: FormState, catalog: Catalog): Html {
  const pictures = [...offered(catalog).map((program) => program.pictogram), none];
  return html`${pictogramSheet(pictures)}<div class="choice">${firstProgram(state, catalog)}${details(state, catalog, 0)}</div>
${furtherChoice(state, catalog, 1)}${furtherChoice(state, catalog, 2)}`;
}

function firstProgram(state: FormState, catalog: Catalog): Html {
  const { language } = state;
  const question = {
    path: 'choices.0.program',
    label: text(language, 'form.program.label'),
    hint: text(language, 'form.program.hint'),
    required: true,
  };
  return radios(state, question, cards(catalog, language));
}

function furtherChoice(state: FormState, catalog: Catalog, index: 1 | 2): Html {
  const { language } = state;
  const question = {
    path: `choices.${index}.program`,
    label: text(language, 'form.program.more'),
    optional: true,
  };
  const without = { value: '', label: text(language, 'form.none'), picture: none };
  const title = text(language, index === 1 ? 'form.program.second' : 'form.program.third');
  return html`<details class="choice"${attribute('open', isTouched(state, index))}><summary>${title} <span class="soft">(${text(language, 'form.optional')})</span></summary>${radios(state, question, [without, ...cards(catalog, language)])}${details(state, catalog, index)}</details>`;
}

/** The drawing of no choice. */
const none = 'none';

const cards = (catalog: Catalog, language: Language): readonly Answer[] =>
  offered(catalog).map((program) => ({
    value: program.id,
    label: program.plain[language],
    sub: program.name[language],
    picture: program.pictogram,
    asks: opens(program),
    needs: program.requires,
    unkept: program.restricted,
  }));

/** What some programs ask beside their name. */
function details(state: FormState, catalog: Catalog, index: number): Html {
  const ask = (field: ChoiceField, options: readonly Option[], hint?: string): Html | false => {
    const question = { ...openedBy(catalog, field, state.language), path: `choices.${index}.${field}`, hint };
    return isAsked(catalog, field) && optionQuestion(state, question, options);
  };
  return html`${ask('trainingType', catalog.trainingTypes, text(state.language, 'form.trainingType.hint'))}${ask('kurSubtype', catalog.answers.kurSubtype)}${ask('caseLocation', catalog.answers.caseLocation)}`;
}

function optionQuestion(state: FormState, question: Question, options: readonly Option[]): Html {
  const chosen = chosenIn(state, question.path);
  const none = option({ value: '', label: text(state.language, 'form.choose') }, chosen);
  return selectField(
    state,
    question,
    html`${none}${options.map(({ id, name }) => option({ value: id, label: name[state.language] }, chosen))}`,
  );
}

type OpenedField = ChoiceField | SubmissionField;

/** The parts of a question that only some programs open: hidden where possible, else said in words. */
export function openedBy(catalog: Catalog, field: OpenedField, language: Language): Omit<Question, 'path'> {
  const opening = offered(catalog).filter((program) => opens(program).includes(field));
  const plains = opening.map((program) => program.plain[language]);
  return {
    label: text(language, `form.${field}.label`),
    when: field,
    otherwise: text(language, 'form.onlyFor', { plain: plains.join(text(language, 'form.or')) }),
  };
}

export const isAsked = (catalog: Catalog, field: OpenedField): boolean =>
  offered(catalog).some((program) => opens(program).includes(field));

export const offered = (catalog: Catalog): readonly Program[] =>
  catalog.programs.filter((program) => program.choosable);

const opens = (program: Program): readonly OpenedField[] => [
  ...new Set<OpenedField>([...program.requires, ...program.optional, ...program.asks]),
];

const isTouched = (state: FormState, index: number): boolean =>
  ['program', 'trainingType', 'kurSubtype', 'caseLocation']
    .map((field) => `choices.${index}.${field}`)
    .some((path) => typedIn(state, path) !== '' || wrongOf(state, path) !== undefined);
