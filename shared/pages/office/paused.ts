import { isPaused, isWithdrawnBy } from '../../referral/withdrawal.ts';
import { momentInWords } from '../../text/dates.ts';
import type { Language } from '../../text/language.ts';
import { text } from '../../text/text.ts';
import { type Html, html } from '../html.ts';
import type { PersonView } from './person.ts';

/** What a withdrawal may mean, before any number to call. */
export function pausedBox({ referral, at }: PersonView, language: Language): Html | false {
  if (!referral.withdrawal || !isPaused(referral)) return false;
  const moment = momentInWords(referral.withdrawal.effectiveAt, language);
  if (isWithdrawnBy(referral, at))
    return html`<p class="box">${text(language, 'office.paused.over', { moment })}</p>`;
  return html`<div class="box"><h2>${text(language, 'office.paused.title')}</h2><p>${text(language, 'office.paused.who')}</p><p><b>${text(language, 'office.paused.task')}</b></p><p>${text(language, 'office.paused.until', { moment })}</p></div>`;
}
