import type { borrowed } from '../shared/pages/scripts.ts';
import type { TextKey } from '../shared/text/text.ts';

/** The texts that a script may need; the page brings them along, in its language. */
export type ScriptText =
  | Extract<TextKey, `script.${string}`>
  | (typeof borrowed)[keyof typeof borrowed][number];

let texts: Readonly<Record<string, string>> = {};

/** Those of the page that is shown; one that brings none leaves the last. */
function textsHere(): Readonly<Record<string, string>> {
  const brought = document.getElementById('texts')?.textContent;
  if (brought) texts = JSON.parse(brought);
  return texts;
}
// Before anything takes the place of the page that the script came with.
textsHere();

/** The words for a key, its `{placeholders}` filled. */
export const say = (key: ScriptText, params: Readonly<Record<string, string | number>> = {}): string =>
  (textsHere()[key] ?? key).replace(/\{(\w+)\}/g, (hole, name: string) => String(params[name] ?? hole));
