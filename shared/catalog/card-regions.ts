import type { CheckedData } from './schema.ts';
import type { Catalog } from './types.ts';

/** Regencies are numbered from 01 in their province, cities from 71: Permendagri 137/2017, annex. */
const FIRST_CITY = 71;

/**
 * Of numberings before 2004 no list is at hand: a number not far above the known ones may have been somebody's. No
 * province has given up more than eight districts at once.
 */
const UNLISTED = 10;

/** A year for which registry offices may have gone on with a code that a law had ended. */
const GRACE = 1;

type Highest = { readonly regency: number; readonly city: number };
type Codes = Pick<Catalog, 'cardProvinces' | 'isCardRegion'>;

/** With which codes the number of a card can begin: all that exist or existed, by the laws that ended them. */
export function readCardRegions({ regions, formerRegions: { former } }: CheckedData): Codes {
  const lastBirths = new Map(
    former.flatMap(({ codes, until }) => codes.map((code) => [compact(code), later(until)] as const)),
  );
  const highest = highestOf([...Object.keys(regions.districts).map(compact), ...lastBirths.keys()]);
  return {
    cardProvinces: new Set(highest.keys()),
    isCardRegion: (code, birthDate) =>
      mayHaveBeenGiven(Number(code.slice(2)), highest.get(code.slice(0, 2))) &&
      birthDate <= (lastBirths.get(code) ?? birthDate),
  };
}

const compact = (code: string): string => `${code.slice(0, 2)}${code.slice(3)}`;

const later = (day: string): string => `${Number(day.slice(0, 4)) + GRACE}${day.slice(4)}`;

function highestOf(codes: readonly string[]): ReadonlyMap<string, Highest> {
  const highest = new Map<string, Highest>();
  for (const code of codes) {
    const number = Number(code.slice(2));
    const { regency, city } = highest.get(code.slice(0, 2)) ?? { regency: 0, city: FIRST_CITY - 1 };
    const isCity = number >= FIRST_CITY;
    highest.set(code.slice(0, 2), {
      regency: isCity ? regency : Math.max(regency, number),
      city: isCity ? Math.max(city, number) : city,
    });
  }
  return highest;
}

function mayHaveBeenGiven(number: number, highest: Highest | undefined): boolean {
  if (!highest || number === 0) return false;
  return number <= (number < FIRST_CITY ? highest.regency : highest.city) + UNLISTED;
}
