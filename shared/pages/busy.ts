import { languages } from '../text/language.ts';
import { text } from '../text/text.ts';
import { html } from './html.ts';
import { telephone } from './telephone.ts';

/**
 * Told by the edge in the place of an answer, to whoever's address sends too much: in all languages, because the edge
 * reads none, and small, because it keeps at most 4 KB.
 */
export function busyPage(hotline: string): string {
  const [first] = languages;
  const parts = languages.map(
    (language) => html`<section lang="${language}"><h1>${text(language, 'problem.unavailable.title')}</h1>
<p>${text(language, 'edge.busy')}</p>
<p>${text(language, 'problem.callUs')} ${telephone(hotline)}</p></section>`,
  );
  return `<!doctype html>${html`<html lang="${first}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><title>${text(first, 'problem.unavailable.title')}</title>
<style>body{font:1.1rem/1.5 sans-serif;max-width:36rem;margin:0 auto;padding:1rem}</style></head>
<body><main>${parts}</main></body></html>`}`;
}
