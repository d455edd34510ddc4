import { createStore } from 'idb-keyval';
import { button, element } from '../elements.ts';
import { forget, forgetSession } from '../forget.ts';
import { seal, unseal } from '../sealing.ts';
import { readPage, showPage } from '../show-page.ts';
import { say } from '../texts.ts';
import { Vault } from '../vault.ts';
import { arrival } from './arrival.ts';
import type { Draft } from './session.ts';

const name = 'receipt';
const store = () => createStore('tab', 'kept');

/** Until the tab is closed: a phone that throws the page away, or a reload, must not lose it. Sealed, as it is a file. */
async function rememberReceipt(html: string, shown: Node): Promise<void> {
  try {
    const { iv, sealed } = await seal(html, store());
    const bytes = [...iv, ...new Uint8Array(sealed)];
    if (shown.isConnected) sessionStorage.setItem(name, String.fromCharCode(...bytes));
  } catch {
    // Then a reload shows an empty form, and the page has said to write the code down.
  }
}

/** What this tab remembers, if it is the same visit that goes on; whoever else arrives shall not see it. */
export function sealedReceipt(): string | undefined {
  const goesOn = arrival() === 'reload' || (document as { wasDiscarded?: boolean }).wasDiscarded === true;
  if (!goesOn) forgetSession();
  try {
    return sessionStorage.getItem(name) ?? undefined;
  } catch {
    return undefined;
  }
}

/** The receipt that this tab showed. */
export async function openReceipt(remembered: string): Promise<string | undefined> {
  const bytes = Uint8Array.from(remembered, (sign) => sign.charCodeAt(0));
  try {
    return await unseal({ iv: bytes.slice(0, 12), sealed: bytes.slice(12).buffer }, store());
  } catch {
    return undefined;
  }
}

/** Shows the receipt until the person says that the code is written down. `earlier`: it is that of an earlier attempt. */
export function showReceipt(html: string, finish: () => void, earlier = false): void {
  showPage(readPage(html));
  const main = document.getElementById('main');
  if (main) void rememberReceipt(html, main);
  if (earlier) main?.querySelector('h1')?.after(element('p', { class: 'box' }, say('script.form.earlier')));
  const clear = async () => {
    const draft = await (await Vault.open<Draft>('draft'))?.read();
    // One without a receipt is another application, which waits for its own person.
    if (draft?.receipt) await forget('draft');
    finish();
  };
  const done = button(say('script.form.done'), clear, 'second');
  const paper = button(say('script.form.print'), () => print(), 'second');
  main?.append(element('p', { class: 'noprint' }, paper), element('p', { class: 'noprint' }, done));
}
