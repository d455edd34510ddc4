import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { type Need, Official } from '../../local/week/official.ts';
import { text } from '../../shared/text/text.ts';
import { applicant, codeOn } from '../support/form-filling.ts';
import { sendJson } from '../support/http-client.ts';
import { localHost } from '../support/local-host.ts';
import { phones, test } from '../support/phones.ts';

const system = localHost({ now: '2026-11-25T02:00:00.000Z' });
const open = phones();

async function enroll(seed: number, more = {}): Promise<string> {
  const reply = await sendJson(system.at('/enrollments'), applicant(seed, more));
  await system.settle();
  return JSON.parse(reply.text).receipt;
}

/** One that holds what people confuse. */
async function confusingReceipt(): Promise<string> {
  for (let seed = 500; ; seed += 1) {
    const receipt = await enroll(seed);
    if (/0/.test(receipt) && /1/.test(receipt)) return receipt;
  }
}

async function closeAll(mailbox: string): Promise<void> {
  const official = await Official.signIn(system.host(), mailbox);
  for (const answer of [{ action: 'accept' }, { action: 'close', outcome: 'placed-in-program' }]) {
    for (const need of await official.needs()) await official.answer(need as Need, answer);
    await system.settle();
  }
}

const statusOf = async (receipt: string): Promise<Record<string, unknown>[]> => {
  await system.settle();
  return JSON.parse((await sendJson(system.at('/status'), { receipt })).text).choices;
};

describe.each([
  ['id', false, 'without scripts'],
  ['en', true, 'with scripts'],
] as const)('the status in %s', (language, scripts, how) => {
  const base = language === 'id' ? 600 : 700;
  const words = (key: Parameters<typeof text>[1], params = {}) => text(language, key, params);
  const statusFor = async (typed: string): Promise<Page> => {
    const { page } = await open({ scripts });
    await page.goto(system.at(`/status?lang=${language}`));
    await page.locator('#receipt').fill(typed);
    await page.locator('main form button').first().click();
    return page;
  };
  const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
  const told = (page: Page, name: string) => page.locator('main', { hasText: name }).waitFor();

  test(`a code is read as people write it, ${how}`, async () => {
    const receipt = await confusingReceipt();
    const typed = ` ${receipt.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'i')} `;
    expect(await codeOn(await statusFor(typed))).toBe(receipt);
  });

  test(`a typing error is told, and what was typed stays, ${how}`, async () => {
    const receipt = await enroll(base);
    const wrong = `${receipt[0] === 'A' ? 'B' : 'A'}${receipt.slice(1)}`;
    const page = await statusFor(wrong);
    await page.locator('.alarm', { hasText: words('problem.receipt-typo.title') }).waitFor();
    expect(await page.locator('#receipt').inputValue()).toBe(wrong);
    await page.locator('#receipt').fill(receipt);
    await page.locator('main form button').first().click();
    expect(await codeOn(page)).toBe(receipt);
  });

  test(`a withdrawal is asked twice, and going back keeps the application, ${how}`, async () => {
    const receipt = await enroll(base + 1);
    const page = await statusFor(receipt);
    await page.locator('summary', { hasText: words('status.withdraw') }).click();
    await press(page, words('status.withdraw.all'));
    await told(page, words('status.sure.withdraw.all'));
    await press(page, words('status.sure.back'));
    expect(await codeOn(page)).toBe(receipt);
    expect(await statusOf(receipt)).toEqual([{ stage: 'received', answerBy: '2026-11-30' }]);
    await page.locator('summary', { hasText: words('status.withdraw') }).click();
    await press(page, words('status.withdraw.all'));
    await press(page, words('status.sure.withdraw.go'));
    await told(page, words('status.recorded.withdraw'));
    expect(await statusOf(receipt)).toEqual([
      { stage: 'closed', withdrawn: true, until: expect.any(String) },
    ]);
    await press(page, words('status.keep'));
    await press(page, words('status.sure.keep.go'));
    await told(page, words('status.recorded.keep'));
    expect(await statusOf(receipt)).toMatchObject([{ stage: 'received' }]);
  });

  test(`one of two choices can be withdrawn, ${how}`, async () => {
    const choices = [{ program: 'padat-karya' }, { program: 'ttg' }];
    const receipt = await enroll(base + 2, { choices });
    const page = await statusFor(receipt);
    await press(page, words('status.withdraw.one', { number: 2 }));
    await press(page, words('status.sure.withdraw.go'));
    await told(page, words('status.stage.withdrawal-asked'));
    const stages = (await statusOf(receipt)).map(({ stage }) => stage);
    expect(stages).toEqual(['received', 'closed']);
  });

  test(`a wrong new phone number is told, a right one is asked twice and noted, ${how}`, async () => {
    const page = await statusFor(await enroll(base + 3));
    await page.locator('summary', { hasText: words('status.phone') }).click();
    await page.locator('#phone').fill('12');
    await press(page, words('status.phone.submit'));
    await page.locator('.alarm a[href="#phone"]').click();
    await page.locator('#phone').fill('0811 2222 3333');
    await page.locator('label', { has: page.locator('[name=phoneOf][value=family]') }).click();
    await press(page, words('status.phone.submit'));
    await told(page, words('status.sure.correct-phone.title'));
    await press(page, words('status.sure.correct-phone.go'));
    await told(page, words('status.recorded.correct-phone'));
  });

  test(`who did not get what was closed says so, and it is open again, ${how}`, async () => {
    const district = language === 'id' ? '33.05' : '33.07';
    const receipt = await enroll(base + 4, { district });
    await closeAll(`disnaker-${district.replace('.', '-')}`);
    const page = await statusFor(receipt);
    await told(page, words('status.help'));
    await press(page, words('status.help.no'));
    await told(page, words('status.sure.confirm.no'));
    await press(page, words('status.sure.confirm.go'));
    await told(page, words('status.recorded.confirm'));
    expect((await statusOf(receipt))[0]).not.toMatchObject({ stage: 'closed' });
  });
});
test('the link of the QR code opens the status at once, and leaves the address', async () => {
  const receipt = await enroll(800);
  const { page, sent } = await open();
  await page.goto(system.at(`/status#${receipt.replaceAll('-', '')}`));
  await page.locator('main .card').waitFor();
  expect(await codeOn(page)).toBe(receipt);
  expect(page.url()).not.toContain(receipt.slice(0, 4));
  expect(sent.filter(({ url }) => url.includes(receipt.slice(0, 4)))).toEqual([]);
});
