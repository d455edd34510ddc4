/**
 * Alphabets whose letters pass for ours (https://www.unicode.org/reports/tr39/#confusables), and ours as phoneticians
 * write them.
 */
const ELSEWHERE =
  /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}\p{Script=Coptic}\p{Script=Lisu}\p{Script=Deseret}\u0250-\u02AF\u1D00-\u1DBF\u2C60-\u2C7F\uA720-\uA7FF\uAB30-\uAB6F]/u;

/**
 * Whether a name has letters that look like others: a person may bear it, and an officer should compare it with the
 * card. Alphabets that nobody takes for ours are no reason.
 */
export const hasLookalikes = (name: string): boolean => ELSEWHERE.test(name) || [...name].some(isDisguised);

/** Wide, bold, joined and other forms of our own letters. */
function isDisguised(sign: string): boolean {
  const plain = sign.normalize('NFKC');
  return plain !== sign && /\p{Script=Latin}/u.test(plain);
}
