export const readPage = (html: string): Document => new DOMParser().parseFromString(html, 'text/html');

/** Puts an answer of the server in the place of the page; its scripts do not run again, ours goes on. */
export function showPage({ title, documentElement, body }: Document): void {
  document.title = title;
  document.documentElement.lang = documentElement.lang;
  document.body.replaceChildren(...body.childNodes);
  scrollTo(0, 0);
  focusOn(document.querySelector<HTMLElement>('.alarm') ?? document.querySelector<HTMLElement>('h1'));
}

/** Also where nothing can be typed: who listens to the page hears where it goes on. */
export function focusOn(node: HTMLElement | null): void {
  if (!node) return;
  if (!node.matches('input,select,textarea,button')) node.tabIndex = -1;
  node.focus();
}
