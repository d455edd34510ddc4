import type { Language } from '../text/language.ts';
import { textsUnder } from '../text/text.ts';
import { type Html, html, raw } from './html.ts';
import paths from './script-paths.json' with { type: 'json' };

export type ScriptName = Exclude<keyof typeof paths, 'worker'>;

/** Loads a script after the page, with the texts `script.<name>.…` that it may say. Without it the page works too. */
export function script(name: ScriptName, language: Language): Html {
  const texts = JSON.stringify(textsUnder(language, `script.${name}.`)).replaceAll('<', '\\u003c');
  return html`<script type="application/json" id="texts">${raw(texts)}</script><script src="${paths[name] satisfies string}" defer></script>`;
}
