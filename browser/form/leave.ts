import { forgetSession } from '../forget.ts';
import { fold } from './trail.ts';

/** The link off this page leaves nothing to go back to: no typed word, no receipt, no entry in the history. */
export function leaveAtOnce(): void {
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element && event.target.closest<HTMLAnchorElement>('a[data-leave]');
    if (!link) return;
    event.preventDefault();
    forgetSession();
    document.body.replaceChildren();
    void fold().then(() => location.replace(link.href));
  });
}
