import type { FieldErrorCode } from './field-error.ts';

type Limits = {
  /** Code points. */
  readonly max: number;
  readonly maxBytes?: number;
  /** What the text may consist of, where not everything visible is welcome. */
  readonly allowed?: RegExp;
  readonly lines?: boolean;
};

/**
 * Never welcome: controls, format and bidi characters, zero-width ones, lone surrogates, private and unassigned code
 * points, line separators, what is drawn as nothing (fillers, blank letters and signs of braille, hieroglyphs, Khitan
 * and music), and the replacement character, which says that something was lost before it came to us.
 */
const FORBIDDEN =
  /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800\uFFFC\uFFFD\u{13441}\u{13442}\u{16FE4}\u{1D159}]/u;

/** Behind a virama a joiner decides how letters of India and Nepal are drawn (RFC 5892, A.1 and A.2). */
const JOINER = /(?<=[\u094D\u09CD\u0A4D\u0ACD\u0B4D\u0BCD\u0C4D\u0CCD\u0D4D\u0DCA])[\u200C\u200D]/gu;

/** Hebrew and Arabic put up to five marks on a letter; heaps of them are drawn over the lines around. */
const HEAP = /\p{M}{9}/u;

/**
 * A family on a phone's keyboard is several signs joined by zero-width ones: whole emoji are judged as one. Node needs
 * 7 ms to make this pattern, which hardly any text is asked for.
 */
const makeEmoji = (): RegExp => /\p{RGI_Emoji}/gv;
let emoji: RegExp | undefined;

/**
 * UTF-16 units for each character of the limit, looked at before anything else is: normalizing a run of marks costs
 * the square of its length. The same text can be longer before it is normalized (Vietnamese and Korean: threefold).
 */
const UNITS_PER_CHARACTER = 8;

/**
 * A typed text in its normal form: NFC, plain spaces, none around it; with `lines`, line breaks are `\n`.
 * Otherwise the code of what is wrong with it.
 */
export function readText(
  typed: string,
  limits: Limits,
): { readonly text: string } | { readonly code: FieldErrorCode } {
  if (typed.length > limits.max * UNITS_PER_CHARACTER) return { code: 'too-long' };
  const text = unify(typed);
  if (text.trim() === '') return { code: /^[ \n]*$/.test(text) ? 'required' : 'characters' };
  if ([...text.trim()].length > limits.max || isOver(text.trim(), limits.maxBytes))
    return { code: 'too-long' };
  return isWelcome(text, limits) ? { text: text.trim() } : { code: 'characters' };
}

const unify = (typed: string): string =>
  typed.normalize('NFC').replaceAll('\u00A0', ' ').replaceAll('\r\n', '\n');

const isOver = (text: string, maxBytes = Number.POSITIVE_INFINITY): boolean =>
  new TextEncoder().encode(text).length > maxBytes;

/** Looks at the text before it is trimmed: `trim` would also remove line ends and byte order marks unseen. */
function isWelcome(text: string, { allowed, lines = false }: Limits): boolean {
  if (HEAP.test(text)) return false;
  const letters = text.replace(JOINER, '');
  if (allowed) return allowed.test(letters) && !FORBIDDEN.test(letters);
  const signs = lines ? letters.replaceAll('\n', '') : letters;
  return !hasForbidden(signs) && /[\p{L}\p{N}\p{P}\p{S}]/u.test(text);
}

function hasForbidden(signs: string): boolean {
  if (!FORBIDDEN.test(signs)) return false;
  emoji ??= makeEmoji();
  return FORBIDDEN.test(signs.replace(emoji, ''));
}
