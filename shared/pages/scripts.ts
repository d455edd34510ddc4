import type { Language } from '../text/language.ts';
import { type TextKey, textsOf, textsUnder } from '../text/text.ts';
import { type Html, html, raw } from './html.ts';
import paths from './script-paths.json' with { type: 'json' };

export type ScriptName = Exclude<keyof typeof paths, 'worker'>;

/** Said at the question whose answer a script finds wrong. */
const checks = [
  ...(['errors.prefix', 'error.required', 'error.consent', 'error.duplicate', 'error.phone-format'] as const),
  ...(['error.nik-length', 'error.nik-region', 'error.nik-date', 'error.nik-serial'] as const),
  'error.nik-age',
] as const;

/** Texts of the pages that a script says too, so that no sentence stands twice. */
export const borrowed = {
  form: ['problem.invalid-input.title', 'script.status.silence', ...checks],
  status: [],
  assisted: [
    ...checks,
    ...([
      'receipt.keep',
      'receipt.qr',
      'receipt.next.call',
      'receipt.next.ask',
      'receipt.statusHint',
    ] as const),
  ],
} as const satisfies Record<ScriptName, readonly TextKey[]>;

/** What a script of this page may say: its own texts (`script.<name>.…`) and the borrowed ones. */
export function scriptTexts(name: ScriptName, language: Language): Html {
  const texts = { ...textsUnder(language, `script.${name}.`), ...textsOf(language, borrowed[name]) };
  return html`<script type="application/json" id="texts">${raw(JSON.stringify(texts).replaceAll('<', '\\u003c'))}</script>`;
}

/** In the head: the browser asks for it as soon as the page begins to come, and runs it when all of the page is there. */
export const scriptLink = (name: ScriptName): Html =>
  html`<script src="${paths[name] satisfies string}" defer></script>`;
