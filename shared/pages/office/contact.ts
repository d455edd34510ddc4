import type { Referral } from '../../referral/referral.ts';
import { isTextKey, text } from '../../text/text.ts';
import { type Html, html } from '../html.ts';
import { readablePhone, telephone } from '../telephone.ts';
import type { Opened } from './need.ts';
import type { OfficeContext } from './office-layout.ts';
import { row } from './rows.ts';

/** How to reach the person, as the person wrote it down. */
export function contactBox(opened: Opened, referral: Referral, { catalog, language }: OfficeContext): Html {
  const { personal, submission } = opened;
  const { phoneOf, assistedBy } = submission;
  const label = (
    name: 'phone' | 'phoneOf' | 'safeContact' | 'village' | 'district' | 'language' | 'assistedBy',
  ) => text(language, `office.person.${name}`);
  return html`<div class="card"><p class="soft">${text(language, 'office.person.unproven')}</p><dl>
${row(label('safeContact'), personal.safeContact)}
${row(label('phone'), telephone(personal.phone, readablePhone(personal.phone)))}
${row(label('phoneOf'), words(`form.phoneOf.${phoneOf}`, language))}
${row(label('village'), personal.village)}
${row(label('district'), districtName(referral.district, catalog))}
${row(label('language'), text(language, `office.person.language.${submission.language}`))}
${assistedBy !== undefined && row(label('assistedBy'), words(`form.assisted.by.${assistedBy}`, language))}
</dl></div>`;
}

const words = (key: string, language: OfficeContext['language']): string =>
  isTextKey(key) ? text(language, key) : key;

function districtName(code: string, catalog: OfficeContext['catalog']): string {
  const { name, province } = catalog.district(code);
  return `${name}, ${province.name}`;
}
