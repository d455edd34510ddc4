import { part } from '../elements.ts';
import { wrongIn } from './entry-checks.ts';
import { questionAt } from './wrong.ts';

/** Which answers are told of a part that is closed. */
const told = {
  same: '#district, #village',
  need: '[name="choices.0.program"]:checked, [name="targetGroup"]:checked, [name="plan"]:checked',
} as const;

/** Closes the parts in which nothing is left to answer for the next person. */
export function fold(form: HTMLFormElement): void {
  const open = wrongIn(form).map(({ path }) => questionAt(form, path));
  for (const id of ['same', 'need'] as const) {
    const group = part(id) as HTMLDetailsElement;
    group.open = open.some((question) => question && group.contains(question));
    tellNow(id);
  }
}

/** What is chosen in a part, in its heading. */
export function tellNow(id: keyof typeof told): void {
  const answers = [...part(id).querySelectorAll<HTMLInputElement | HTMLSelectElement>(told[id])];
  part(`${id}-now`).textContent = answers
    .map(wordsOf)
    .filter((words) => words !== '')
    .join(' · ');
}

function wordsOf(control: HTMLInputElement | HTMLSelectElement): string {
  if (control instanceof HTMLSelectElement) return control.value && (control.selectedOptions[0]?.text ?? '');
  const label = control.type === 'radio' && control.closest('label')?.querySelector('span')?.firstChild;
  return label ? (label.textContent ?? '') : control.value;
}
