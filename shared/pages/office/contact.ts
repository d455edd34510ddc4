import type { Referral } from '../../referral/referral.ts';
import { momentInWords } from '../../text/dates.ts';
import { isTextKey, text } from '../../text/text.ts';
import { type Html, html } from '../html.ts';
import { readablePhone, telephone } from '../telephone.ts';
import type { Opened } from './need.ts';
import type { OfficeContext } from './office-layout.ts';
import { row } from './rows.ts';

/** How to reach the person, as the person wrote it down. */
export function contactBox(opened: Opened, referral: Referral, { catalog, language }: OfficeContext): Html {
  const { personal, submission } = opened;
  const { assistedBy } = submission;
  const label = (name: 'safeContact' | 'village' | 'district' | 'language' | 'assistedBy') =>
    text(language, `office.person.${name}`);
  return html`<div class="card">${!referral.card && html`<p class="soft">${text(language, 'office.person.unproven')}</p>`}<dl>
${row(label('safeContact'), personal.safeContact)}
${phoneRows(opened, language)}
${row(label('village'), personal.village)}
${row(label('district'), districtName(referral.district, catalog))}
${row(label('language'), text(language, `office.person.language.${submission.language}`))}
${assistedBy !== undefined && row(label('assistedBy'), words(`form.assisted.by.${assistedBy}`, language))}
</dl></div>`;
}

/** The newest number first; the one before stays beside it, because neither is proven. */
function phoneRows({ personal, submission, newPhone }: Opened, language: OfficeContext['language']): Html {
  const number = (phone: string) => telephone(phone, readablePhone(phone));
  const owner = (phoneOf: string) => words(`form.phoneOf.${phoneOf}`, language);
  const first = { phone: personal.phone, phoneOf: submission.phoneOf };
  const { phone, phoneOf } = newPhone ?? first;
  const at = newPhone && momentInWords(newPhone.at, language);
  const changed =
    at && html`<span class="hint">${text(language, 'office.person.phoneChanged', { moment: at })}</span>`;
  return html`${row(text(language, 'office.person.phone'), html`${number(phone)}${changed}`)}
${row(text(language, 'office.person.phoneOf'), owner(phoneOf))}
${newPhone && row(text(language, 'office.person.phoneBefore'), html`${number(first.phone)} (${owner(first.phoneOf)})`)}`;
}

const words = (key: string, language: OfficeContext['language']): string =>
  isTextKey(key) ? text(language, key) : key;

function districtName(code: string, catalog: OfficeContext['catalog']): string {
  const { name, province } = catalog.district(code);
  return `${name}, ${province.name}`;
}
