import { deployment } from '../catalog/deployment.ts';
import type { Language } from './language.ts';

/** Each made when a number is written in it: the first that a process makes takes it 10 ms. */
const formats = new Map<Language, Intl.NumberFormat>();

/** A number as people write it: "12.345". A fraction is told of small ones only: "12,5". */
export function numberInWords(number: number, language: Language): string {
  const format = formats.get(language) ?? makeFormat(language);
  formats.set(language, format);
  return format.format(Math.abs(number) < 100 ? number : Math.round(number));
}

const makeFormat = (language: Language): Intl.NumberFormat =>
  new Intl.NumberFormat(deployment.languages.find(({ tag }) => tag === language)?.numbers, {
    maximumFractionDigits: 1,
  });
