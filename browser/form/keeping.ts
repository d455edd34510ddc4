import { element } from '../elements.ts';
import { say } from '../texts.ts';
import { hasSecret, type Session, save, startKeeping, stopKeeping } from './session.ts';

/** Often enough that a phone which closes the page loses a word at most. */
const restMs = 400;

/** Offers to keep what is typed, where the browser can, and keeps it from then on. */
export function offerKeeping(session: Session): void {
  const { form, vault } = session;
  const choice = form.querySelector<HTMLElement>('#keep-choice');
  const box = choice?.querySelector('input');
  if (!vault || !choice || !box) return;
  choice.hidden = false;
  box.checked = session.kept;
  const why = element('span', { class: 'hint', role: 'status' });
  choice.append(why);
  box.addEventListener('change', async () => {
    await (box.checked ? startKeeping : stopKeeping)(session);
    box.checked = session.kept;
  });
  const watch = () => {
    const secret = hasSecret(form);
    if (secret && session.kept) void stopKeeping(session);
    if (secret) box.checked = false;
    box.disabled = secret;
    why.textContent = secret ? say('script.form.secret') : '';
  };
  watch();
  form.addEventListener('change', watch);
  form.addEventListener('input', watch);
  saveNowAndThen(session);
}

function saveNowAndThen(session: Session): void {
  const { form } = session;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const now = () => {
    clearTimeout(timer);
    if (session.form === form && form.isConnected) void save(session);
  };
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(now, restMs);
  };
  form.addEventListener('input', soon);
  form.addEventListener('change', soon);
  document.addEventListener('visibilitychange', () => document.hidden && now());
}
