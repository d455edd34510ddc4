import type { Language } from '../text/language.ts';
import { text } from '../text/text.ts';
import { type Html, html } from './html.ts';
import { telephone } from './telephone.ts';

/** The weather: what nobody asks about when they see it on somebody's phone. */
const harmlessPage = 'https://www.bmkg.go.id/';

/** Above the first question: whom to call now, and a way off this page. */
export function urgentBox({ language, hotline }: { language: Language; hotline: string }): Html {
  const call = telephone(hotline, text(language, 'form.call', { hotline }));
  return html`<div class="box urgent"><p>${text(language, 'form.urgent')} ${text(language, 'form.hours')}</p>${call}<a href="${harmlessPage}" rel="noreferrer" data-leave>${text(language, 'form.leave')}</a></div>`;
}
