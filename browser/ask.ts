import { button, element } from './elements.ts';

/** Asks once more before something that cannot be taken back. Gives the chosen answer's place, or undefined. */
export function ask(
  after: Element,
  question: string,
  answers: readonly string[],
  leave: string,
): Promise<number | undefined> {
  document.querySelector('.ask')?.remove();
  const before = document.activeElement;
  return new Promise((resolve) => {
    const choose = (answer?: number) => () => {
      box.remove();
      if (before instanceof HTMLElement) before.focus();
      resolve(answer);
    };
    const buttons = answers.map((words, index) => button(words, choose(index)));
    const box = element(
      'div',
      { class: 'alarm ask', role: 'group', tabindex: '-1', 'aria-label': question },
      element('p', {}, question),
      element('p', { class: 'actions' }, ...buttons, button(leave, choose(), 'quiet')),
    );
    after.after(box);
    box.focus();
  });
}
