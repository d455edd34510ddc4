import type { borrowed } from '../shared/pages/scripts.ts';
import type { TextKey } from '../shared/text/text.ts';

/** The texts that a script may need; the page brings them along, in its language. */
export type ScriptText =
  | Extract<TextKey, `script.${string}`>
  | (typeof borrowed)[keyof typeof borrowed][number];

const texts: Readonly<Record<string, string>> = JSON.parse(
  document.getElementById('texts')?.textContent || '{}',
);

/** The words for a key, its `{placeholders}` filled. */
export const say = (key: ScriptText, params: Readonly<Record<string, string | number>> = {}): string =>
  (texts[key] ?? key).replace(/\{(\w+)\}/g, (hole, name: string) => String(params[name] ?? hole));
