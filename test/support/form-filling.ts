import type { Locator, Page } from 'playwright-core';
import { type EnrollmentBody, enrollmentFor } from '../../local/week/people.ts';
import { fieldsOf } from './requests.ts';

export type Answers = Readonly<Record<string, string>>;

/** Someone who has come back and asks for one plain thing, unless the test says otherwise. */
export const applicant = (seed: number, overrides: Partial<EnrollmentBody> = {}): EnrollmentBody =>
  enrollmentFor(seed, {
    ...{ targetGroup: 'purna', choices: [{ program: 'padat-karya' }], district: '33.02', language: 'id' },
    ...{ phoneOf: 'own' },
    ...overrides,
  });

const filledByThePage = ['submissionId', 'language', 'consent.version'];

/** What this person chooses and types, by the name of the control. */
export const answersOf = (body: EnrollmentBody): Answers =>
  Object.fromEntries(
    fieldsOf(body, '').filter(([path, value]) => !filledByThePage.includes(path) && value !== 'false'),
  );

/** The box without a name that lets the phone keep the form. */
export const keepOnPhone: Answers = { '#keep': 'true' };

/** Fills in what is to be seen of these answers, with a finger; returns the names that were filled. */
export async function fillIn(page: Page, answers: Answers): Promise<string[]> {
  const filled: string[] = [];
  for (const [name, value] of Object.entries(answers)) if (await give(page, name, value)) filled.push(name);
  return filled;
}

async function give(page: Page, name: string, value: string): Promise<boolean> {
  const radio = page.locator(`input[type=radio][name="${name}"][value="${value}"]`);
  if ((await radio.count()) > 0) return tick(page, radio);
  const control = page.locator(
    name.startsWith('#') ? name : `[name="${name}"]:not([type=hidden]):not([type=radio])`,
  );
  if ((await control.count()) === 0) return false;
  await unfold(page, control);
  if (!(await control.isVisible())) return false;
  const kind = await control.evaluate((one) => one.getAttribute('type') ?? one.tagName.toLowerCase());
  if (kind === 'checkbox') return tick(page, control);
  if (kind === 'select') await control.selectOption(value);
  else await control.fill(value);
  return true;
}

/** A finger meets the words beside a small circle as well. */
async function tick(page: Page, control: Locator): Promise<boolean> {
  await unfold(page, control);
  const label = page.locator('label', { has: control });
  if (!(await label.isVisible())) return false;
  if (!(await control.isChecked())) await label.click();
  return true;
}

async function unfold(page: Page, control: Locator): Promise<void> {
  const closed = page.locator('details:not([open])', { has: control });
  if ((await closed.count()) > 0 && (await closed.isVisible()))
    await closed.locator(':scope > summary').click();
}

/** The button that sends; with scripts it comes with the last step. */
export const sendButton = (page: Page): Locator =>
  page.locator('form[action="/enrollments"] button.main:not(#next)');

/** Goes through the steps, or down the plain page, up to the button that sends. */
export async function complete(page: Page, answers: Answers): Promise<void> {
  for (let screens = 0; screens < 15; screens += 1) {
    await fillIn(page, answers);
    if (await sendButton(page).isVisible()) return;
    await page.locator('#next').click();
  }
  throw new Error(`The form does not end: ${await page.locator('.wrong:visible').allTextContents()}`);
}

/** The receipt's code that the page shows. */
export const codeOn = async (page: Page): Promise<string> =>
  (await page.locator('main .code').first().textContent())?.trim() ?? '';

export const isCode: RegExp = /^[0-9A-Z]{4}(-[0-9A-Z]{4}){2}$/;
