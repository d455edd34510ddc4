import type { Catalog, District } from '../catalog/types.ts';
import type { FieldError } from '../errors.ts';
import { text } from '../text/text.ts';
import { offered } from './choice-questions.ts';
import { option, selectField, textField } from './fields.ts';
import { type FormState, typedIn } from './form-state.ts';
import { attribute, type Html, html } from './html.ts';

/** The answer of who lives in a place that is not open: it brings the list of the whole country. */
const notListed = 'not-listed';

/** District and village: the open districts, or all of the country once that was asked for. */
export function placeQuestions(state: FormState, catalog: Catalog, openDistricts: ReadonlySet<string>): Html {
  return html`${districtQuestion(state, catalog, openDistricts)}${villageQuestion(state)}`;
}

export function villageQuestion(state: FormState): Html {
  const { language } = state;
  const hint = text(language, 'form.example', { example: text(language, 'form.village.example') });
  const label = text(language, 'form.village.label');
  return textField(state, { path: 'village', label, hint, autocomplete: 'off', required: true });
}

function districtQuestion(state: FormState, catalog: Catalog, openDistricts: ReadonlySet<string>): Html {
  const { language } = state;
  const chosen = typedIn(state, 'district');
  const whole = chosen !== '' && !openDistricts.has(chosen);
  const question = {
    path: 'district',
    label: text(language, 'form.district.label'),
    hint: text(language, 'form.district.hint'),
    required: true,
  };
  const choose = option({ value: '', label: text(language, 'form.choose') }, chosen);
  const open = catalog.districts.filter(({ code }) => openDistricts.has(code));
  const last = option({ value: notListed, label: text(language, 'form.district.notListed') }, chosen);
  const options = whole ? wholeCountry(catalog, chosen) : html`${byProvince(open, chosen)}${last}`;
  const above = html`${elsewhere(state, catalog, whole)}${filter(state)}`;
  return selectField(state, question, html`${choose}${options}`, above);
}

/** What a place that is not open means. A script that brings the long list shows it. */
function elsewhere({ language }: FormState, catalog: Catalog, shown: boolean): Html {
  const anywhere = offered(catalog).filter((program) => program.anyDistrict);
  const plain = anywhere.map((program) => program.plain[language]).join(text(language, 'form.or'));
  return html`<p class="hint" id="district-elsewhere"${attribute('hidden', !shown)}>${text(language, 'form.district.elsewhere')}${anywhere.length > 0 && ` ${text(language, 'form.district.anywhere', { plain })}`}</p>`;
}

const filter = ({ language }: FormState): Html =>
  html`<div id="district-filter" hidden><label class="hint" for="district-search">${text(language, 'form.district.search')}</label><input type="text" id="district-search" autocomplete="off" spellcheck="false"></div>`;

/** All districts of the country, as the content of a drop-down list. */
export const wholeCountry = (catalog: Catalog, chosen = ''): Html =>
  html`${byProvince([...catalog.regions.values()], chosen)}`;

export function byProvince(districts: readonly District[], chosen: string): readonly Html[] {
  const groups = Map.groupBy(districts, (district) => district.province.name);
  return [...groups].map(
    ([province, members]) =>
      html`<optgroup label="${province}">${members.map(({ code, name }) => option({ value: code, label: name }, chosen))}</optgroup>`,
  );
}

/** Who found the own place not listed has made no mistake, and is told what to do now. */
export const placeErrors = (errors: readonly FieldError[], district = ''): readonly FieldError[] =>
  errors.map((error) =>
    error.path === 'district' && district === notListed ? { ...error, code: 'not-listed' } : error,
  );
