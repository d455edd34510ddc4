import type { Language } from './language.ts';

const formats: Readonly<Record<Language, Intl.NumberFormat>> = {
  id: new Intl.NumberFormat('id-ID', { maximumFractionDigits: 1 }),
  en: new Intl.NumberFormat('en', { maximumFractionDigits: 1 }),
};

/** A number as people write it: "12.345,5". */
export const numberInWords = (number: number, language: Language): string => formats[language].format(number);
