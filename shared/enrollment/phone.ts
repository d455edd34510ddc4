/** What a country's numbering plan says to read a number with: short, because every phone that opens the form loads it. */
export type PhonePlan = readonly [
  /** Calling code. */
  country: string,
  /** Dialed before a number within the country; nobody dials it from abroad. */
  trunk: string,
  /** What mobile numbers begin with: they are recognized behind a calling code without a sign. */
  mobile: string,
  /** What can be somebody's own number. This and the next two are expressions, of the digits behind the code. */
  possible: string,
  /** What people write with neither trunk nor code. */
  bare: string,
];

/**
 * A telephone number as E.164 (`+6281234567890`), or undefined when it cannot be one. Takes what people write:
 * 0812…, 62812…, +62 (0)812…, 0062…, spaces, dots, dashes; numbers of other countries with + or 00. Works in a
 * browser too.
 */
export function readPhone(text: string, plan: PhonePlan): string | undefined {
  const digits = text.replace(/[ \u00A0().-]/g, '');
  if (!/^\+?[0-9]{8,17}$/.test(digits)) return undefined;
  const number = withCountry(digits, plan);
  return number !== undefined && isPossible(number, plan) ? number : undefined;
}

function withCountry(digits: string, plan: PhonePlan): string | undefined {
  const [country, trunk, mobile, , bare] = plan;
  if (digits.startsWith('+')) return withoutTrunk(digits.slice(1), plan);
  if (digits.startsWith('00')) return withoutTrunk(digits.slice(2), plan);
  if (trunk && digits.startsWith(trunk)) return `+${country}${digits.slice(trunk.length)}`;
  if (bare && isWhole(bare, digits)) return `+${country}${digits}`;
  return isWhole(`${country}(${trunk})?(${mobile}).*`, digits) ? withoutTrunk(digits, plan) : undefined;
}

const isWhole = (pattern: string, digits: string): boolean => new RegExp(`^(${pattern})$`).test(digits);

/** Drops the trunk zero of "+62 (0)812…". */
const withoutTrunk = (digits: string, [country, trunk]: PhonePlan): string =>
  `+${digits.replace(new RegExp(`^${country}${trunk}`), country)}`;

/** At home as the plan says; elsewhere: E.164, but not +979, the international premium rate. */
const isPossible = (number: string, [country, , , possible]: PhonePlan): boolean =>
  number.startsWith(`+${country}`)
    ? isWhole(possible, number.slice(country.length + 1))
    : /^\+(?!979)[1-9]\d{7,14}$/.test(number);
