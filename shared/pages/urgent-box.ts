import { deployment } from '../catalog/deployment.ts';
import type { Hotline } from '../hotlines.ts';
import type { Language } from '../text/language.ts';
import { text } from '../text/text.ts';
import { type Html, html } from './html.ts';
import { telephone } from './telephone.ts';

type Urgent = {
  readonly language: Language;
  readonly hotline: string;
  readonly urgentHotlines: readonly Hotline[];
};

/** Above the first question: whom to call now, and a way off this page. */
export function urgentBox({ language, hotline, urgentHotlines }: Urgent): Html {
  const dayAndNight = urgentHotlines.map((line) =>
    telephone(line.number, text(language, 'form.urgentCall', line)),
  );
  return html`<div class="box urgent"><p>${text(language, 'form.urgent')}</p>${dayAndNight}${telephone(hotline, text(language, 'form.serviceLine', { hotline }))}<a href="${deployment.harmlessPage}" rel="noreferrer" data-leave>${text(language, 'form.leave')}</a></div>`;
}
