import type { FieldErrorCode } from './field-error.ts';

/** What a card's number says about its holder on a day. */
export type NikFacts = {
  readonly nik: string;
  readonly sex: 'f' | 'm';
  readonly birthDate: string;
  readonly age: number;
};

export type NikProblem = Extract<FieldErrorCode, `nik-${string}`>;

/** Whether a card's number can begin with these four digits, when its holder was born on this day. */
export type IsRegion = (code: string, birthDate: string) => boolean;

/** Years. Below, a child's own enrollment is not the way; above, the two digits of the year would mean two centuries. */
const YOUNGEST = 15;
const OLDEST = 100;
/** Women's numbers add 40 to the day. */
const WOMAN = 40;

/**
 * Reads the number of an Indonesian identity card: PPRRSS DDMMYY NNNN (region of first registration, birth date,
 * serial). `today` is a day `YYYY-MM-DD`. Returns the code of what is wrong, or the facts. Works in a browser too.
 */
export function readNik(text: string, today: string, isRegion: IsRegion): NikFacts | NikProblem {
  const nik = text.replace(/[ .-]/g, '');
  if (!/^[0-9]{16}$/.test(nik)) return 'nik-length';
  if (isRepetition(nik)) return 'nik-serial';
  const births = possibleBirths(nik);
  if (births.length === 0) return 'nik-date';
  if (nik.endsWith('0000')) return 'nik-serial';
  const birthDate = births.find((birth) => ageOn(birth, today) >= YOUNGEST && ageOn(birth, today) <= OLDEST);
  if (birthDate === undefined) return 'nik-age';
  if (!isRegion(nik.slice(0, 4), birthDate)) return 'nik-region';
  return { nik, birthDate, sex: dayDigits(nik) > WOMAN ? 'f' : 'm', age: ageOn(birthDate, today) };
}

/** Full years on a day; a birthday on 29 February is kept on 1 March in other years. */
export function ageOn(birthDate: string, today: string): number {
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return today.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

/**
 * The same one, two or four digits over and over, as people type them to get past a field. Two equal halves of eight
 * can be somebody's number: 12710105 twice is a card of Medan, born on 5 December 1971.
 */
const isRepetition = (nik: string): boolean =>
  [1, 2, 4].some((length) => nik === nik.slice(0, length).repeat(nik.length / length));

const dayDigits = (nik: string): number => Number(nik.slice(6, 8));

/** The day that the digits name, in each century in which it exists (29 February 1900 does not). */
function possibleBirths(nik: string): string[] {
  const day = dayDigits(nik) > WOMAN ? dayDigits(nik) - WOMAN : dayDigits(nik);
  const written = String(day).padStart(2, '0');
  return ['19', '20']
    .map((century) => `${century}${nik.slice(10, 12)}-${nik.slice(8, 10)}-${written}`)
    .filter(exists);
}

function exists(date: string): boolean {
  const moment = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(moment) && new Date(moment).toISOString().startsWith(date);
}
