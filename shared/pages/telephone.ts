import { deployment } from '../catalog/deployment.ts';
import type { Language } from '../text/language.ts';
import { type TextKey, type TextParams, text } from '../text/text.ts';
import { type Html, html } from './html.ts';

/** A number to tap: shown as it was configured, dialed without its signs. */
export const telephone = (number: string, words: string = number): Html =>
  html`<a href="tel:${number.replace(/[^\d+*#]/g, '')}">${words}</a>`;

const { phone: plan } = deployment;
const mobile = new RegExp(`^\\+${plan.country}(?:${plan.mobile})`);
const spoken = new RegExp(`^(\\+${plan.country})${plan.groups}$`);

/** A message to a mobile number of the country, begun but not sent; other numbers may have no such service. */
export const whatsApp = (number: string, message: string): Html | false =>
  mobile.test(number) &&
  html`<a href="https://wa.me/${number.slice(1)}?text=${encodeURIComponent(message)}" target="_blank" rel="noopener noreferrer">WhatsApp</a>`;

/** A text whose `{contact}`, where it has one, is a number to tap. */
export function textWithContact(
  language: Language,
  key: TextKey,
  contact: string,
  params: TextParams = {},
): Html {
  const [before = '', ...after] = text(language, key, { ...params, contact: '\u0000' }).split('\u0000');
  return html`${before}${after.map((words) => html`${telephone(contact)}${words}`)}`;
}

/** In groups, as numbers are read aloud: `+62 811 0000 0001`. */
export const readablePhone = (phone: string): string => spoken.exec(phone)?.slice(1).join(' ') ?? phone;
