import type { Catalog, SubmissionField } from '../catalog/types.ts';
import { text } from '../text/text.ts';
import { isAsked, openedBy } from './choice-questions.ts';
import { radios, textArea, textField } from './fields.ts';
import type { FormState } from './form-state.ts';
import { type Html, html } from './html.ts';

/** What a person in trouble may tell; the browser keeps none of it. */
export function caseQuestions(state: FormState, catalog: Catalog): Html {
  const ask = (field: SubmissionField, question: () => Html): Html | false =>
    isAsked(catalog, field) && question();
  return html`${ask('about', () => aboutQuestion(state, catalog))}${ask('story', () => storyQuestion(state, catalog))}${ask('safeContact', () => safeContactQuestion(state, catalog))}`;
}

function aboutQuestion(state: FormState, catalog: Catalog): Html {
  const answers = (['self', 'family-member'] as const).map((value) => ({
    value,
    label: text(state.language, `form.about.${value}`),
    unkept: true,
  }));
  return radios(state, { ...openedBy(catalog, 'about', state.language), path: 'about' }, answers);
}

function storyQuestion(state: FormState, catalog: Catalog): Html {
  return textArea(state, {
    ...openedBy(catalog, 'story', state.language),
    path: 'story',
    hint: text(state.language, 'form.story.hint'),
    optional: true,
    unkept: true,
    max: 500,
  });
}

function safeContactQuestion(state: FormState, catalog: Catalog): Html {
  const { language } = state;
  return textField(state, {
    ...openedBy(catalog, 'safeContact', language),
    path: 'safeContact',
    hint: text(language, 'form.example', { example: text(language, 'form.safeContact.example') }),
    optional: true,
    unkept: true,
    autocomplete: 'off',
  });
}
