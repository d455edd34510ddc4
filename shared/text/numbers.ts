import { deployment } from '../catalog/deployment.ts';
import type { Language } from './language.ts';

const format = (tag: string) => new Intl.NumberFormat(tag, { maximumFractionDigits: 1 });
const formats = Object.fromEntries(
  deployment.languages.map(({ tag, numbers }) => [tag, format(numbers)]),
) as Readonly<Record<Language, Intl.NumberFormat>>;

/** A number as people write it: "12.345". A fraction is told of small ones only: "12,5". */
export const numberInWords = (number: number, language: Language): string =>
  formats[language].format(Math.abs(number) < 100 ? number : Math.round(number));
