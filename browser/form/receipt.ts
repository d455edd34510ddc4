import { button, element } from '../elements.ts';
import { forget } from '../forget.ts';
import { readPage, showPage } from '../show-page.ts';
import { say } from '../texts.ts';

const key = 'receipt';

/** Until the tab is closed: a phone that throws the page away, or a reload, must not lose it. */
function rememberReceipt(html: string): void {
  try {
    sessionStorage.setItem(key, html);
  } catch {
    // Then a reload shows an empty form, and the page has said to write the code down.
  }
}

/** The receipt that this tab showed, if it is the same visit that goes on; whoever else arrives shall not see it. */
export function receiptAgain(): string | undefined {
  const [arrival] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  const goesOn = arrival?.type === 'reload' || (document as { wasDiscarded?: boolean }).wasDiscarded === true;
  try {
    const html = sessionStorage.getItem(key) ?? undefined;
    if (!goesOn) sessionStorage.removeItem(key);
    return goesOn ? html : undefined;
  } catch {
    return undefined;
  }
}

/** Shows the receipt until the person says that the code is written down. `earlier`: it is that of an earlier attempt. */
export function showReceipt(html: string, finish: () => void, earlier = false): void {
  rememberReceipt(html);
  showPage(readPage(html));
  const main = document.getElementById('main');
  if (earlier) main?.querySelector('h1')?.after(element('p', { class: 'box' }, say('script.form.earlier')));
  const clear = async () => {
    await forget('draft');
    finish();
  };
  const done = button(say('script.form.done'), clear, 'second');
  const paper = button(say('script.form.print'), () => print(), 'second');
  main?.append(element('p', { class: 'noprint' }, paper), element('p', { class: 'noprint' }, done));
}
