import { button, element } from '../elements.ts';
import { showAsked } from '../questions.ts';
import { focusOn } from '../show-page.ts';
import { say } from '../texts.ts';
import { screensOf, unitsOf } from './screens.ts';
import { beginTrail, enter, returnTo } from './trail.ts';

/** One group of questions a screen, beginning with the first, or with the first that is marked as wrong. */
export function startSteps(form: HTMLFormElement): void {
  form.classList.add('steps');
  const keeping = form.querySelector('#keep-choice');
  if (keeping) form.querySelector('#step-contact')?.append(keeping);
  form.prepend(element('p', { class: 'soft', id: 'progress' }));
  const send = form.querySelector(':scope>button.main');
  send?.before(element('button', { class: 'main', id: 'next' }, say('script.form.next')));
  form.append(
    element(
      'p',
      { id: 'back' },
      button(say('script.form.back'), () => goBack(form), 'link'),
    ),
  );
  for (const heading of form.querySelectorAll('.step>h2')) nameStep(heading);
  if (firstWrong(form)) form.dataset['mending'] = 'yes';
  showAsked(form);
  const screen = firstWrong(form) ?? screenInUse(form) ?? screensOf(form)[0] ?? '';
  beginTrail(screen);
  render(form, screen);
}

/** On a slow line somebody may be typing already. */
const screenInUse = (form: HTMLFormElement): string | undefined =>
  unitsOf(form).find(({ element }) => element.contains(document.activeElement))?.screen;

/** The steps are counted anew: which there are depends on the answers. */
function nameStep(heading: Element): void {
  heading.textContent = (heading.textContent ?? '').replace(/^\d+\.\s*/, '');
  heading.setAttribute('aria-describedby', 'progress');
}

export const screenNow = (form: HTMLFormElement): string => form.dataset['screen'] ?? '';

export const isLast = (form: HTMLFormElement): boolean => screensOf(form).pop() === screenNow(form);

/** Who came to mend something goes on to what else is wrong, then to the end; all others go on to the next screen. */
export function goOn(form: HTMLFormElement): void {
  const screens = screensOf(form);
  const rest = screens.slice(screens.indexOf(screenNow(form)) + 1);
  const next = form.dataset['mending']
    ? (rest.find((screen) => isWrong(form, screen)) ?? rest.pop())
    : rest[0];
  if (next) open(form, next);
}

function goBack(form: HTMLFormElement): void {
  const screens = screensOf(form);
  const before = screens[screens.indexOf(screenNow(form)) - 1];
  if (before && !returnTo(before)) open(form, before);
}

export function open(form: HTMLFormElement, screen: string): void {
  if (screen !== screenNow(form)) enter(screen);
  show(form, screen);
}

/** Shows a screen and leads there whoever cannot see that it changed. */
export function show(form: HTMLFormElement, screen: string | undefined): void {
  const screens = screensOf(form);
  render(form, screen !== undefined && screens.includes(screen) ? screen : (screens[0] ?? ''));
  const shown = [...form.querySelectorAll<HTMLElement>('.step')].find((step) => !step.matches('.off'));
  focusOn(shown?.querySelector('h2') ?? null);
  scrollTo(0, 0);
}

/** Shows the question that a line of the summary names. */
export function showQuestion(form: HTMLFormElement, control: HTMLElement): void {
  const unit = unitsOf(form).find(({ element }) => element.contains(control));
  if (unit) open(form, unit.screen);
  if (unit?.element instanceof HTMLDetailsElement) unit.element.open = true;
  control.focus();
}

/** After an answer that may open or close questions. */
export function refresh(form: HTMLFormElement): void {
  showAsked(form);
  render(form, screenNow(form));
}

export const firstWrong = (form: HTMLFormElement): string | undefined =>
  screensOf(form).find((screen) => isWrong(form, screen));

const isWrong = (form: HTMLFormElement, screen: string): boolean =>
  unitsOf(form).some(
    (unit) => unit.screen === screen && (unit.element.matches('.bad') || unit.element.querySelector('.bad')),
  );

function render(form: HTMLFormElement, screen: string): void {
  form.dataset['screen'] = screen;
  const units = unitsOf(form);
  for (const unit of units) unit.element.classList.toggle('off', unit.screen !== screen);
  for (const step of form.querySelectorAll('.step'))
    step.classList.toggle(
      'off',
      !units.some((unit) => unit.screen === screen && step.contains(unit.element)),
    );
  const screens = screensOf(form);
  const number = screens.indexOf(screen) + 1;
  form.classList.toggle('first', number === 1);
  // The introduction has been read.
  form.parentElement?.classList.toggle('begun', number > 1);
  form.classList.toggle('last', number === screens.length);
  const progress = form.querySelector('#progress');
  if (progress) progress.textContent = say('script.form.step', { number, count: screens.length });
}
