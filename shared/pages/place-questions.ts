import type { Catalog, District } from '../catalog/types.ts';
import { text } from '../text/text.ts';
import { offered } from './choice-questions.ts';
import { option, selectField, textField } from './fields.ts';
import { type FormState, typedIn } from './form-state.ts';
import { type Html, html } from './html.ts';

/** District and village: the open districts first; the others only because some programs take any place. */
export function placeQuestions(state: FormState, catalog: Catalog, openDistricts: ReadonlySet<string>): Html {
  const { language } = state;
  const anywhere = offered(catalog).filter((program) => program.anyDistrict);
  const plain = anywhere.map((program) => program.plain[language]).join(text(language, 'form.or'));
  const hint =
    anywhere.length > 0
      ? text(language, 'form.district.hintAll', { plain })
      : text(language, 'form.district.hint');
  const districts = anywhere.length > 0 ? [...catalog.regions.values()] : catalog.districts;
  const question = { path: 'district', label: text(language, 'form.district.label'), hint };
  const village = text(language, 'form.example', { example: text(language, 'form.village.example') });
  return html`${selectField(state, question, districtOptions(state, districts, openDistricts))}${textField(state, { path: 'village', label: text(language, 'form.village.label'), hint: village, autocomplete: 'off' })}`;
}

function districtOptions(state: FormState, districts: readonly District[], open: ReadonlySet<string>): Html {
  const { language } = state;
  const choose = option({ value: '', label: text(language, 'form.choose') }, typedIn(state, 'district'));
  const isOpen = (district: District) => open.has(district.code);
  const closedLabel = (province: string) => text(language, 'form.district.closed', { province });
  return html`${choose}${byProvince(state, districts.filter(isOpen), (province) => province)}${byProvince(
    state,
    districts.filter((district) => !isOpen(district)),
    closedLabel,
  )}`;
}

function byProvince(
  state: FormState,
  districts: readonly District[],
  label: (province: string) => string,
): readonly Html[] {
  const chosen = typedIn(state, 'district');
  const groups = Map.groupBy(districts, (district) => district.province.name);
  return [...groups].map(
    ([province, members]) =>
      html`<optgroup label="${label(province)}">${members.map(({ code, name }) => option({ value: code, label: name }, chosen))}</optgroup>`,
  );
}
