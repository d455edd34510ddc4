import type { Page } from 'playwright-core';
import type { Host } from '../../local/host.ts';
import { enroll, postJson } from '../../local/week/client.ts';
import { Official } from '../../local/week/official.ts';
import { answersOf, applicant, complete, fillIn, sendButton } from '../support/form-filling.ts';
import type { Album } from './album.ts';

/** Three needs, as the steps show them. */
const person = applicant(4711, {
  name: 'Siti Aminah',
  choices: [{ program: 'kewirausahaan', trainingType: 'tata-boga' }, { program: 'ttg' }],
});
const closedPlacement = {
  ...{ targetGroup: 'calon', plan: 'abroad-household', country: 'SA' },
  choices: [{ program: 'pelatihan-kerja' }],
} as const;

/** Few apply from there: its office has little else to pass on. */
const district = '61.01';

/** What an applicant sees, from the first question to the last answer. */
export async function applicantScenes(host: Host, album: Album): Promise<void> {
  const { url } = host;
  const page = await album.open(`${url}/?lang=id`);
  await steps(page, album);
  await waitAndReceive(page, album);
  await answersToForms(url, album);
  await statusScenes(host, album);
}

async function steps(page: Page, album: Album): Promise<void> {
  await page.locator('#next').waitFor();
  for (let step = 1; !(await sendButton(page).isVisible()); step += 1) {
    if (step === 4) {
      await page.locator('#next').click();
      await album.take(page, 'form-wrong', 'What is missing stands on top, and at its question');
    }
    await fillIn(page, answersOf(person));
    await album.take(page, `form-${step}`, `The form, step ${step}`);
    await page.locator('#next').click();
  }
  await fillIn(page, answersOf(person));
  await album.take(page, 'form-last', 'The form, the last step');
}

async function waitAndReceive(page: Page, album: Album): Promise<void> {
  await page.context().setOffline(true);
  await sendButton(page).click();
  await page.locator('#waiting .link').waitFor();
  await album.take(page, 'waiting', 'Without a network: waiting to be sent');
  await page.context().setOffline(false);
  await page.locator('main .code').waitFor();
  await album.take(page, 'receipt', 'The receipt');
}

async function answersToForms(url: string, album: Album): Promise<void> {
  const notice = await album.open(`${url}/?lang=id`);
  await complete(notice, answersOf(applicant(4712, closedPlacement)));
  await sendButton(notice).click();
  await notice.locator('main .code').waitFor();
  await album.take(notice, 'receipt-notice', 'The receipt of who plans a placement that is closed');
  const plain = await album.open(`${url}/?lang=en`, { scripts: false });
  await album.take(plain, 'form-plain', 'The form without scripts, in English');
  await fillIn(plain, { ...answersOf(applicant(4713)), district: 'not-listed' });
  await sendButton(plain).click();
  await plain.locator('#district').selectOption('34.04');
  await sendButton(plain).click();
  await plain.locator('.alarm a[href^="tel:"]').first().waitFor();
  await album.take(plain, 'not-covered', 'A place that is not covered: where help is');
  await plain.locator('#district').selectOption('33.02');
  await plain.locator('[name=website]').evaluate((field) => field.setAttribute('value', 'x'));
  await sendButton(plain).click();
  await plain.locator('#enrollment').waitFor({ state: 'detached' });
  await album.take(plain, 'one-more-tap', 'What looks like a program is asked for one more tap');
  await album.take(await album.open(`${url}/nothing-here?lang=id`), 'not-found', 'A page that is not there');
}

async function statusScenes(host: Host, album: Album): Promise<void> {
  const { url } = host;
  const { body } = await enroll(url, applicant(4714, { choices: person.choices, district }));
  const page = await album.open(`${url}/status?lang=id`);
  await page.locator('#receipt').fill('AAAA-AAAA-AAAA');
  await page.locator('main form button').first().click();
  await page.locator('.alarm').waitFor();
  await album.take(page, 'status-typo', 'A code with a typing error');
  await page.locator('#receipt').fill(String(body['receipt']));
  await page.locator('main form button').first().click();
  await page.locator('main .card').first().waitFor();
  for (const summary of await page.locator('main summary').all()) await summary.click();
  await album.take(page, 'status', 'The status, and what can be changed');
  await page.locator('.card form button').first().click();
  await page.locator('[name=confirmed]').waitFor({ state: 'attached' });
  await album.take(page, 'asked-twice', 'Every request is asked twice');
  await withdrawn(host, album);
  await passedOn(host, String(body['receipt']), album);
}

/** The same words whether an office has opened the need or not. */
async function withdrawn({ url }: Host, album: Album): Promise<void> {
  const { body } = await enroll(url, applicant(4718, { choices: person.choices }));
  const { receipt } = body;
  await postJson(`${url}/status`, { receipt, action: 'withdraw', choice: 1, confirmed: true });
  const page = await album.open(`${url}/status?lang=id`);
  await page.locator('#receipt').fill(String(receipt));
  await page.locator('main form button').first().click();
  await page.locator('main .card').first().waitFor();
  await album.take(page, 'status-withdrawn', 'A withdrawal can be undone for 72 hours');
}

/** What a person reads while one office has passed a need on and the next one has not accepted it yet. */
async function passedOn(host: Host, receipt: string, album: Album): Promise<void> {
  await host.settle();
  const office = await Official.signIn(host, `disnaker-${district.replace('.', '-')}`);
  const need = (await office.needs()).at(-1);
  if (need) await office.answer(need, { action: 'decline', reason: 'other-district', next: 'desk' });
  const page = await album.open(`${host.url}/status?lang=id`);
  await page.locator('#receipt').fill(receipt);
  await page.locator('main form button').first().click();
  await page.locator('main .card').first().waitFor();
  await album.take(page, 'status-passed-on', 'The status of what another office has now');
}
