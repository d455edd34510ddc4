/**
 * A telephone number as E.164 (`+6281234567890`), or undefined when it cannot be one. Takes what people write:
 * 0812…, 62812…, +62 (0)812…, 0062…, spaces, dots, dashes; numbers of other countries with + or 00. Works in a
 * browser too.
 */
export function readPhone(text: string): string | undefined {
  const digits = text.replace(/[ \u00A0().-]/g, '');
  if (!/^\+?[0-9]{8,17}$/.test(digits)) return undefined;
  const number = withCountry(digits);
  return number !== undefined && isPossible(number) ? number : undefined;
}

function withCountry(digits: string): string | undefined {
  if (digits.startsWith('+')) return indonesian(digits.slice(1));
  if (digits.startsWith('00')) return indonesian(digits.slice(2));
  if (digits.startsWith('0')) return `+62${digits.slice(1)}`;
  return digits.startsWith('628') || digits.startsWith('6208') ? indonesian(digits) : undefined;
}

/** Drops the trunk zero of "+62 (0)812…". */
const indonesian = (digits: string): string => `+${digits.replace(/^620/, '62')}`;

/**
 * Indonesia's numbering plan: mobile numbers are 8 and a digit from 1, 9 to 12 digits; lines begin with an area code
 * 2-7 or 9, 8 to 11 digits. 80… (free and premium services) and 1… (services) are nobody's own. Elsewhere: E.164,
 * but not +979, the international premium rate.
 */
const isPossible = (number: string): boolean =>
  number.startsWith('+62')
    ? /^\+62(8[1-9]\d{7,10}|[2-79]\d{7,10})$/.test(number)
    : /^\+(?!979)[1-9]\d{7,14}$/.test(number);
