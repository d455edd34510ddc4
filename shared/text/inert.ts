/** Tab, line ends and what no spreadsheet can hold: a name is one line of text. */
export const oneLine = (name: string): string => name.replace(/\p{Cc}+/gu, ' ').trim();

/** With what a formula can begin, also in full width (https://owasp.org/www-community/attacks/CSV_Injection). */
const begins = /(^|[,;])(\s*)([=+\-@＝＋－＠])/gu;

/**
 * A name that no spreadsheet takes for a formula. Also after a delimiter inside it: whoever opens a file with the other
 * delimiter than it was written with would begin a new cell there.
 */
export const inertInCsv = (name: string): string => oneLine(name).replace(begins, "$1$2'$3");
