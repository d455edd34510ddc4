import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { ofKind, scanTable } from '../../local/scan-table.ts';
import { nikFor } from '../../local/week/nik-for.ts';
import { text } from '../../shared/text/text.ts';
import { fillIn, isCode } from '../support/form-filling.ts';
import { sendJson } from '../support/http-client.ts';
import { localHost } from '../support/local-host.ts';
import { test } from '../support/phones.ts';
import { profiles, type Running } from '../support/profiles.ts';

const system = localHost({ now: '2026-11-25T02:00:00.000Z' });
const newProfile = profiles();

type Person = { readonly name: string; readonly nik: string; readonly phone: string };
const village = 'Desa Kembangmawar, Kecamatan Sukalila';

/** Names and numbers that stand nowhere else, so that they can be looked for. */
const people: readonly Person[] = Array.from({ length: 30 }, (_, at) => ({
  name: `Qarsim Zuv${String.fromCharCode(97 + (at % 26))}${at < 26 ? 'ki' : 'ra'}`,
  nik: nikFor({ districtCode: '33.02', birthDate: '1984-05-17', sex: 'f', serial: 7001 + at }),
  phone: `+6281277${String(334_455 + at)}`,
}));

/** Two mistakes that the phone finds, and two that only the server knows. */
const mistakes: Readonly<Record<number, Partial<Person>>> = {
  3: { nik: '3302 1234' },
  9: { phone: '12' },
  17: { name: 'Qarsim #17' },
  25: { name: 'Qarsim @25' },
};

const row = (page: Page, number: number) =>
  page.locator('#rows > li', { has: page.locator('h3', { hasText: new RegExp(`^${number}\\. `) }) });
const inState = (page: Page, state: string) => page.locator(`#rows > li.${state}`);

async function type(page: Page, { name, nik, phone }: Person): Promise<void> {
  await page.locator('#name').fill(name);
  await page.locator('#nik').fill(nik);
  await page.locator('#phone').fill(phone);
  await page.locator('[name=phoneOf][value=own]').check();
  await page.locator('[name="consent.given"]').check();
}

async function enterAll(page: Page): Promise<void> {
  await fillIn(page, { district: '33.02', village, 'assisted.consent': 'signed-list' });
  await fillIn(page, { 'choices.0.program': 'padat-karya', targetGroup: 'purna' });
  for (const [at, person] of people.entries()) {
    await type(page, { ...person, ...mistakes[at + 1] });
    await page.locator('#add').click();
    // Then the form is empty again.
    await page.locator('#said', { hasText: new RegExp(`\\b${at + 1}\\b`) }).waitFor();
  }
}

async function mend(page: Page, number: number): Promise<void> {
  await row(page, number).locator('button').first().click();
  await page.locator('#cancel').waitFor();
  await type(page, people[number - 1] as Person);
  await page.locator('#add').click();
  await page.locator(`#rows > li.sent h3`, { hasText: new RegExp(`^${number}\\. `) }).waitFor();
}

/** Which receipt the server gave for which name, as it went over the wire. */
function noteAnswers({ context }: Running, receipts: Map<string, string>): void {
  context.on('response', async (response) => {
    const body = response.request().postData();
    if (response.status() !== 201 || !body) return;
    const answer = (await response.json().catch(() => ({}))) as { receipt?: string };
    if (answer.receipt) receipts.set((JSON.parse(body) as Person).name, answer.receipt);
  });
}

const shownRows = (page: Page): Promise<[string, string][]> =>
  page
    .locator('#rows > li')
    .evaluateAll((rows) =>
      rows.map((one) => [
        one.querySelector('h3')?.textContent ?? '',
        one.querySelector('.code')?.textContent ?? '',
      ]),
    );

test('thirty people entered without a network outlive a killed browser, and each gets one receipt', async () => {
  const receipts = new Map<string, string>();
  const profile = newProfile();
  const first = await profile.open();
  await first.page.goto(system.at('/assisted?lang=id'));
  await expect.poll(() => first.page.evaluate('caches.match(location.href).then(Boolean)')).toBe(true);
  await first.context.setOffline(true);
  await enterAll(first.page);
  expect([await inState(first.page, 'waiting').count(), await inState(first.page, 'wrong').count()]).toEqual([
    28, 2,
  ]);
  await profile.kill();

  const second = await profile.open();
  noteAnswers(second, receipts);
  await second.context.setOffline(true);
  await second.page.goto(system.at('/assisted?lang=id'));
  await row(second.page, 30).waitFor();
  expect(await inState(second.page, 'waiting').count()).toBe(28);
  await second.context.setOffline(false);
  await inState(second.page, 'sent').nth(7).waitFor();
  await profile.kill();

  const third = await profile.open();
  noteAnswers(third, receipts);
  await third.page.goto(system.at('/assisted?lang=id'));
  await row(third.page, 30).waitFor();
  await expect.poll(() => inState(third.page, 'waiting').count(), { timeout: 60_000 }).toBe(0);
  expect(await inState(third.page, 'sent').count()).toBe(26);
  expect(await inState(third.page, 'refused').count()).toBe(2);
  for (const number of [3, 9, 17, 25]) await mend(third.page, number);

  const rows = await shownRows(third.page);
  expect(rows.map(([title]) => title)).toEqual(people.map(({ name }, at) => `${at + 1}. ${name}`));
  const codes = rows.map(([, code]) => code);
  expect(codes.filter((code) => !isCode.test(code))).toEqual([]);
  expect(new Set(codes).size).toBe(30);
  const noted = people.map(({ name }) => receipts.get(name));
  // An answer that the killed browser did not show any more was given again, the same, to the next one.
  expect(noted.filter((code, at) => code !== undefined && code !== codes[at])).toEqual([]);
  expect(noted.filter((code) => code === undefined).length).toBeLessThanOrEqual(1);
  await system.settle();
  expect(ofKind(await scanTable(system.host()), 'submission')).toHaveLength(30);
  for (const receipt of codes) expect((await sendJson(system.at('/status'), { receipt })).status).toBe(200);

  await third.page.locator('#show-slips').click();
  expect(await third.page.locator('#slip h2').textContent()).toBe(`1. ${people[0]?.name}`);
  expect(await third.page.locator('#slip .code').textContent()).toBe(codes[0]);
  await third.page.getByRole('button', { name: text('id', 'script.assisted.slip.next') }).click();
  expect(await third.page.locator('#slip .code').textContent()).toBe(codes[1]);
  await third.page.getByRole('button', { name: text('id', 'script.assisted.slip.close') }).click();

  await third.page.locator('#handed-out').click();
  await third.page.getByRole('button', { name: text('id', 'script.assisted.forget.yes') }).click();
  await row(third.page, 1).waitFor({ state: 'detached' });
  await expect.poll(() => third.page.evaluate('caches.keys()')).toEqual([]);
  await profile.close();
  const planted = [
    ...people.flatMap(({ name, nik, phone }) => [name, nik, phone.slice(3)]),
    ...['Desa Kembangmawar', 'Sukalila'],
    ...codes.flatMap((code) => [code, code.replaceAll('-', '')]),
  ];
  expect(profile.search(planted)).toEqual([]);
}, 180_000);
