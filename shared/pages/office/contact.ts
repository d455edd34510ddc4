import type { Referral } from '../../referral/referral.ts';
import { isPaused } from '../../referral/withdrawal.ts';
import { momentInWords } from '../../text/dates.ts';
import { type Language, mainLanguage } from '../../text/language.ts';
import { isTextKey, text } from '../../text/text.ts';
import { type Html, html } from '../html.ts';
import { readablePhone, telephone, whatsApp } from '../telephone.ts';
import type { Opened } from './need.ts';
import type { OfficeContext } from './office-layout.ts';
import { row } from './rows.ts';

/** How to reach the person, as the person wrote it down. What makes a call dangerous comes before the number. */
export function contactBox(opened: Opened, referral: Referral, { catalog, language }: OfficeContext): Html {
  const { personal, submission } = opened;
  const { assistedBy } = submission;
  const label = (name: 'village' | 'district' | 'language' | 'assistedBy') =>
    text(language, `office.person.${name}`);
  return html`<div class="card">${safeContactBox(personal.safeContact, language)}
${!referral.card && html`<p class="soft">${text(language, 'office.person.unproven')}</p>`}<dl>
${phoneRows(opened, referral, language)}
${row(label('village'), personal.village)}
${row(label('district'), districtName(referral.district, catalog))}
${row(label('language'), text(language, `office.person.language.${submission.language === mainLanguage ? 'main' : 'second'}`))}
${assistedBy !== undefined && row(label('assistedBy'), words(`form.assisted.by.${assistedBy}`, language))}
</dl></div>`;
}

/** When and how to call without putting the person in danger. */
export const safeContactBox = (safeContact: string | undefined, language: Language): Html | false =>
  safeContact !== undefined &&
  html`<p class="box"><b>${text(language, 'office.person.safeContact')}:</b> ${safeContact}</p>`;

/**
 * The newest number first; the one before stays beside it, because neither is proven. While a withdrawal is asked,
 * someone else may read what is sent.
 */
function phoneRows({ personal, submission, newPhone }: Opened, referral: Referral, language: Language): Html {
  const { card } = referral;
  const owner = (phoneOf: string) => words(`office.person.phoneOf.${phoneOf}`, language);
  const first = { phone: personal.phone, phoneOf: submission.phoneOf };
  const { phone, phoneOf } = newPhone ?? first;
  const changed = newPhone && changedWords(newPhone.at, card?.at, language);
  const ways = isPaused(referral) ? call(phone) : reach(phone, submission.language);
  return html`${row(text(language, 'office.person.phone'), html`${ways}${changed}`)}
${row(text(language, 'office.person.phoneOf'), owner(phoneOf))}
${newPhone && row(text(language, 'office.person.phoneBefore'), html`${call(first.phone)} (${owner(first.phoneOf)})`)}`;
}

const call = (phone: string): Html => telephone(phone, readablePhone(phone));

/** The message names neither program nor office: others may read it on a shared phone. */
function reach(phone: string, theirs: Language): Html {
  const message = whatsApp(phone, text(theirs, 'office.person.message'));
  return html`<span class="actions reach">${call(phone)}${message}</span>`;
}

function changedWords(at: string, seenAt: string | undefined, language: Language): Html {
  const moment = momentInWords(at, language);
  const isUnproven = seenAt === undefined || seenAt < at;
  return html`<span class="hint">${text(language, 'office.person.phoneChanged', { moment })} ${isUnproven && text(language, 'office.person.phoneUnproven')}</span>`;
}

const words = (key: string, language: OfficeContext['language']): string =>
  isTextKey(key) ? text(language, key) : key;

function districtName(code: string, catalog: OfficeContext['catalog']): string {
  const { name, province } = catalog.district(code);
  return `${name}, ${province.name}`;
}
