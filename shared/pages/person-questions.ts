import type { Catalog } from '../catalog/types.ts';
import { countriesByName, countryName } from '../text/countries.ts';
import { text } from '../text/text.ts';
import { option, radios, selectField, textField } from './fields.ts';
import { chosenIn, type FormState } from './form-state.ts';
import { type Html, html } from './html.ts';

/** Who the person is and, for those who ask it, what they plan. */
export function whoQuestions(state: FormState, catalog: Catalog): Html {
  const { language } = state;
  const groups = catalog.targetGroups.map((group) => ({
    value: group.id,
    label: group.plain[language],
    asks: group.asks,
  }));
  const question = { path: 'targetGroup', label: text(language, 'form.targetGroup.label'), required: true };
  return html`${radios(state, question, groups)}${planQuestion(state, catalog)}${countryQuestion(state, catalog)}`;
}

function planQuestion(state: FormState, catalog: Catalog): Html {
  const { language } = state;
  const plans = catalog.plans.map((plan) => ({
    value: plan.id,
    label: plan.name[language],
    needs: plan.country === 'required' ? ['country'] : [],
    asks: [...(plan.country === 'refused' ? [] : ['country']), ...(plan.closed ? ['protection'] : [])],
  }));
  const groups = catalog.targetGroups.filter((group) => group.asks.includes('plan'));
  const question = { path: 'plan', label: text(language, 'form.plan.label'), when: 'plan', required: true };
  return radios(
    state,
    {
      ...question,
      otherwise: onlyFor(
        state,
        groups.map((group) => group.plain[language]),
      ),
    },
    plans,
  );
}

function countryQuestion(state: FormState, catalog: Catalog): Html {
  const { language } = state;
  const plans = catalog.plans.filter((plan) => plan.country !== 'refused').map((plan) => plan.name[language]);
  const question = { path: 'country', label: text(language, 'form.country.label'), when: 'country' };
  return selectField(
    state,
    { ...question, otherwise: onlyFor(state, plans) },
    countryOptions(state, catalog),
  );
}

function countryOptions(state: FormState, catalog: Catalog): Html {
  const { language } = state;
  const chosen = chosenIn(state, 'country');
  const one = (code: string, selected: string) =>
    option({ value: code, label: countryName(code, language) }, selected);
  const all = countriesByName(language).filter((code) => catalog.countries.has(code));
  const first = catalog.oftenCountries;
  return html`${option({ value: '', label: text(language, 'form.choose') }, chosen)}<optgroup label="${text(language, 'form.country.often')}">${first.map((code) => one(code, ''))}</optgroup><optgroup label="${text(language, 'form.country.all')}">${all.map((code) => one(code, chosen))}</optgroup>`;
}

const onlyFor = ({ language }: FormState, answers: readonly string[]): string =>
  text(language, 'form.onlyFor', { plain: answers.join(text(language, 'form.or')) });

/** How the office recognizes and reaches the person. */
export function contactQuestions(state: FormState): Html {
  const { language } = state;
  const owners = (['own', 'family', 'village-office'] as const).map((value) => ({
    value,
    label: text(language, `form.phoneOf.${value}`),
  }));
  const ask = (path: 'name' | 'nik' | 'phone') => ({
    path,
    label: text(language, `form.${path}.label`),
    hint: text(language, `form.${path}.hint`),
    required: true,
  });
  return html`${textField(state, { ...ask('name'), autocomplete: 'name' })}${textField(state, { ...ask('nik'), autocomplete: 'off', digits: true, short: true })}${textField(state, { ...ask('phone'), kind: 'tel', autocomplete: 'tel', short: true })}${radios(state, { path: 'phoneOf', label: text(language, 'form.phoneOf.label'), required: true }, owners)}`;
}
