import { button, element } from './elements.ts';

/** Leaves the question that is open, if one is. */
let leaveOpen = (): void => {};

/** Asks once more before something that cannot be taken back. Gives the place of the chosen answer, or undefined. */
export function ask(
  after: Element,
  question: string,
  answers: readonly string[],
  leave: string,
): Promise<number | undefined> {
  leaveOpen();
  const before = document.activeElement;
  return new Promise((resolve) => {
    const choose = (answer?: number) => () => {
      box.remove();
      leaveOpen = () => {};
      if (before instanceof HTMLElement) before.focus();
      resolve(answer);
    };
    leaveOpen = choose();
    const buttons = [
      ...answers.map((words, at) => button(words, choose(at))),
      button(leave, choose(), 'quiet'),
    ];
    const box = element(
      'div',
      { class: 'alarm', role: 'group', tabindex: '-1', 'aria-label': question },
      element('p', {}, question),
      element('p', { class: 'actions' }, ...buttons),
    );
    after.after(box);
    box.focus();
  });
}
