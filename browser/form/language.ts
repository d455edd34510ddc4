import { element } from '../elements.ts';
import { type Answers, answersOf, placeOf } from '../questions.ts';
import { focusOn, readPage } from '../show-page.ts';
import { say } from '../texts.ts';
import { screenNow } from './steps.ts';

export type HalfFilled = { readonly answers: Answers; readonly place: string; readonly screen: string };

/** The other language by one tap, with everything that was typed: `arrive` gets the page and what goes into it. */
export function keepTyped(
  formHere: () => HTMLFormElement | null,
  arrive: (html: string, typed: HalfFilled) => void,
): void {
  document.addEventListener('click', async (event) => {
    const link = event.target instanceof Element && event.target.closest<HTMLAnchorElement>('a[hreflang]');
    const form = formHere();
    if (!link || form?.id !== 'enrollment' || document.getElementById('kept')) return;
    event.preventDefault();
    // What is on its way in one language arrives in it.
    if (form.hidden) return;
    const answers = answersOf(form).filter(([name]) => name !== 'language');
    const html = await fetchPage(link.href);
    if (html === undefined) return stay();
    history.replaceState(history.state, '', link.href);
    arrive(html, { answers, place: placeOf(form), screen: screenNow(form) });
  });
}

/** Nothing that was typed is worth less than another language. */
function stay(): void {
  document.getElementById('unturned')?.remove();
  const said = say('script.form.language.failed');
  const words = element('p', { class: 'box', id: 'unturned', role: 'status' }, said);
  document.getElementById('main')?.prepend(words);
  focusOn(words);
}

async function fetchPage(address: string): Promise<string | undefined> {
  try {
    const response = await fetch(address);
    const html = await response.text();
    // Somebody else's hotspot may answer in its place.
    return response.ok && readPage(html).getElementById('enrollment') ? html : undefined;
  } catch {
    return undefined;
  }
}
