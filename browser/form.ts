import { forget, forgetSession } from './forget.ts';
import { arrival } from './form/arrival.ts';
import { offerDraft, takeUp } from './form/banner.ts';
import { isReceipt } from './form/deliver.ts';
import { offerKeeping } from './form/keeping.ts';
import { keepTyped } from './form/language.ts';
import { leaveAtOnce } from './form/leave.ts';
import { openReceipt, sealedReceipt, showReceipt } from './form/receipt.ts';
import { screensOf } from './form/screens.ts';
import { send } from './form/send.ts';
import { type Draft, type Session, save, setId } from './form/session.ts';
import { followErrors, startForm } from './form/start.ts';
import { show } from './form/steps.ts';
import { onReturn } from './form/trail.ts';
import { newId } from './new-id.ts';
import { fill } from './questions.ts';
import { readPage, showPage } from './show-page.ts';
import { sendInPlace } from './status-in-place.ts';
import { Vault } from './vault.ts';

/** The page as it came: with it an empty form needs no network. */
let asItCame = document.documentElement.outerHTML;

let session: Session | undefined;

const formHere = () => document.querySelector<HTMLFormElement>('form[action="/enrollments"]');

leaveAtOnce();
followErrors(formHere);
keepTyped(formHere, (html, { answers, place, screen }) => {
  asItCame = html;
  showPage(readPage(html));
  const form = formHere();
  if (!form || !session) return;
  fill(form, [...answers, ['language', document.documentElement.lang]], place);
  takeOver(session, form);
  show(form, screen);
});
onReturn((screen) => {
  const form = formHere();
  if (form?.hidden) document.querySelector<HTMLElement>('#waiting .link')?.click();
  if (form?.id === 'enrollment') show(form, screen);
});
// Somebody else may be the one who goes back.
addEventListener('pageshow', ({ persisted }) => persisted && beginAnew());
sendInPlace();
const remembered = sealedReceipt();
if (remembered === undefined) void begin();
else void openReceipt(remembered).then((html) => (html ? showReceipt(html, beginAnew) : begin()));

function beginAnew(): void {
  forgetSession();
  if (location.pathname === '/') {
    showPage(readPage(asItCame));
    void begin();
  } else location.replace(`/?lang=${document.documentElement.lang}`);
}

async function begin(): Promise<void> {
  const form = formHere();
  if (!form) return;
  const mine: Session = { form, vault: undefined, kept: false, sending: false, attempts: [] };
  session = mine;
  if (form.id === 'enrollment' && !document.getElementById('errors')) {
    // On a slow line people have begun before this script is there: only what a browser puts back by itself goes.
    if (arrival() !== 'navigate') form.reset();
    setId(form, newId());
  }
  startForm(mine, () => submit(mine));
  mine.vault = await Vault.open<Draft>('draft');
  const draft = await mine.vault?.read();
  // What was kept for 72 hours is gone: then the pages that were kept for it go too.
  if (!draft && navigator.serviceWorker?.controller) await forget();
  if (draft) goOnWith(mine, draft);
  else offerKeeping(mine);
}

/** The same application, on another page of the server. */
function takeOver(session: Session, form: HTMLFormElement): void {
  session.form = form;
  startForm(session, () => submit(session));
  offerKeeping(session);
}

function goOnWith(session: Session, draft: Draft): void {
  const goOn = () => {
    takeUp(session, draft);
    offerKeeping(session);
    // Who waits has been through all screens.
    show(session.form, draft.waiting ? screensOf(session.form).pop() : undefined);
  };
  const drop = async () => {
    await forget('draft');
    offerKeeping(session);
  };
  if (draft.receipt) showReceipt(draft.receipt, beginAnew);
  else if (draft.waiting) {
    goOn();
    void submit(session);
  } else offerDraft(draft, { goOn, drop });
}

async function submit(session: Session): Promise<void> {
  const delivered = await send(session);
  if (!delivered || !session.form.isConnected) return;
  if (isReceipt(delivered)) return showReceipt(delivered.html, beginAnew, delivered.earlier);
  showPage(delivered.page);
  const form = formHere();
  if (!form) return;
  takeOver(session, form);
  await save(session);
}
