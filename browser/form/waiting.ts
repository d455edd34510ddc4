import { backoffMs, type Silence } from '../backoff.ts';
import { button, element } from '../elements.ts';
import { focusOn } from '../show-page.ts';
import { say } from '../texts.ts';
import type { Session } from './session.ts';

/** What stands in the place of the form while it is on its way. */
export type Panel = {
  /** Waits until it is worth trying again; false when the person goes back to the form, or the page is gone. */
  pause(tries: number, silence: Silence): Promise<boolean>;
  close(): void;
};

export function openPanel(session: Session): Panel {
  const { form } = session;
  const heading = element('h2', {}, say('script.form.sending'));
  const words = element('p', { role: 'status' }, say('script.form.patience'));
  const acts = element('div');
  const panel = element('section', { class: 'box', id: 'waiting' }, heading, words, acts);
  form.before(panel);
  form.hidden = true;
  askBeforeLeaving(panel, session);
  scrollTo(0, 0);
  focusOn(heading);
  return {
    pause: async (tries, silence) => {
      heading.textContent = say('script.form.waiting');
      words.textContent = say(session.kept ? 'script.form.waiting.kept' : 'script.form.waiting.stay');
      const again = await worthTrying(acts, backoffMs(tries, silence, Math.random()), silence);
      acts.replaceChildren();
      heading.textContent = say('script.form.sending');
      words.textContent = say('script.form.patience');
      return again && panel.isConnected;
    },
    close: () => {
      panel.remove();
      form.hidden = false;
      focusOn(form.querySelector('.step:not(.off)>h2,:scope>button'));
    },
  };
}

/** What waits in this page alone would be lost by a tap on a link. The link off the page (`leave.ts`) asks nothing. */
function askBeforeLeaving(panel: Element, session: Session): void {
  addEventListener('beforeunload', (event) => {
    if (!panel.isConnected || session.kept) return;
    event.preventDefault();
    // Asked for by browsers of before 2023.
    event.returnValue = '';
  });
}

/** A server that named a time is not asked before, but by the person. */
function worthTrying(acts: Element, ms: number, { retryAfterMs }: Silence): Promise<boolean> {
  return new Promise((resolve) => {
    const over = new AbortController();
    const { signal } = over;
    const decide = (again: boolean) => {
      clearTimeout(timer);
      over.abort();
      resolve(again);
    };
    const timer = setTimeout(decide, ms, true);
    if (retryAfterMs === undefined) {
      addEventListener('online', () => decide(true), { signal });
      document.addEventListener('visibilitychange', () => document.hidden || decide(true), { signal });
    }
    acts.append(
      element(
        'p',
        {},
        button(say('script.form.waiting.now'), () => decide(true)),
      ),
      element(
        'p',
        {},
        button(say('script.form.waiting.edit'), () => decide(false), 'link'),
      ),
    );
  });
}
