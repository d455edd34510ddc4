export type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** What a question is answered in; the first one of a group of boxes stands for the group. */
export const controlOf = (question: Element): Control | null =>
  question.querySelector<Control>('[name]') ?? question.querySelector<Control>('input,select,textarea');

/** Asked always, or while an answer asks for it (`data-asks`) in a question that is itself asked. */
export const isAsked = (node: Element): boolean => !node.closest('.when') || isCalledFor(node, 'asks');

/** Needs an answer always, or while an answer to another question makes it needed (`data-needs`). */
export const isNeeded = (question: Element): boolean =>
  question.matches('[data-required]') ||
  question.querySelector('[data-required]') !== null ||
  isCalledFor(question, 'needs');

function isCalledFor(node: Element, by: 'asks' | 'needs'): boolean {
  const question = node.closest('.when');
  const [, word] = /when-(\w+)/.exec(question?.className ?? '') ?? [];
  const scope = question?.closest('.choice') ?? question?.closest('form');
  return [...(scope?.querySelectorAll(`[data-${by}~="${word}"]:checked`) ?? [])].some(isAsked);
}

/** Takes the questions that are not asked off the page, also where the style cannot (`:has`). */
export function showAsked(form: HTMLFormElement): void {
  for (const question of form.querySelectorAll('.when'))
    question.classList.toggle('shut', !isAsked(question));
}

export type Answers = readonly (readonly [name: string, value: string])[];

/** What is sent: the answers to what is asked, and what the form itself adds. */
export function answersOf(form: HTMLFormElement): Answers {
  const unasked = [...form.querySelectorAll<Control>('.when [name]')].filter((control) => !isAsked(control));
  const left = new Set(unasked.map(({ name }) => name));
  return [...new FormData(form)].flatMap(([name, value]) =>
    typeof value === 'string' && !left.has(name) ? [[name, value] as const] : [],
  );
}

export const bodyOf = (form: HTMLFormElement): string =>
  new URLSearchParams(answersOf(form).map(([name, value]) => [name, value])).toString();

/** The name of the chosen district: another page's list may not hold it. */
export const placeOf = (form: HTMLFormElement): string =>
  form.querySelector<HTMLSelectElement>('#district')?.selectedOptions[0]?.label ?? '';

/** Puts answers back where they were given; `place` is the name of their district. */
export function fill(form: HTMLFormElement, answers: Answers, place = ''): void {
  const given = new Map(answers);
  const list = form.querySelector<HTMLSelectElement>('#district');
  const district = given.get('district') ?? '';
  if (list && ![...list.options].some(({ value }) => value === district))
    list.add(new Option(place, district));
  for (const control of form.querySelectorAll<Control>('[name]')) {
    const value = given.get(control.name);
    if (control instanceof HTMLInputElement && /radio|checkbox/.test(control.type))
      control.checked = value === control.value;
    else {
      control.value = value ?? '';
      // As if it was typed: see `form/traces.ts`.
      if (value) control.autocomplete = 'off';
    }
  }
  showAsked(form);
}
