import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { type Need, Official } from '../../local/week/official.ts';
import type { EnrollmentBody } from '../../local/week/people.ts';
import { catalog } from '../../shared/catalog/current.ts';
import type { Language } from '../../shared/text/language.ts';
import { accessibilityFaults } from './axe.ts';
import { answersOf, applicant, fillIn, sendButton } from './form-filling.ts';
import { freezeAround } from './frozen-weeks.ts';
import { fullStatement } from './full-statement.ts';
import { sendJson } from './http-client.ts';
import { localHost } from './local-host.ts';
import { phones, test } from './phones.ts';

const system = localHost({ now: '2026-11-25T02:00:00.000Z' });
const open = phones();

async function phoneAt(path: string): Promise<Page> {
  const { page } = await open();
  await page.goto(system.at(path));
  return page;
}

/** The page as it is where its script did not come. */
async function plainForm(language: Language): Promise<Page> {
  const { page, context } = await open();
  await context.route('**/assets/**', (route) => route.abort());
  await page.goto(system.at(`/?lang=${language}`));
  return page;
}

async function sendPlain(body: EnrollmentBody, more: Readonly<Record<string, string>> = {}): Promise<Page> {
  const page = await plainForm(body.language);
  await fillIn(page, { ...answersOf(body), ...more });
  await sendButton(page).click();
  return page;
}

const closedPlacement = {
  targetGroup: 'calon',
  choices: [{ program: 'pelatihan-kerja' }],
  plan: 'abroad-household',
  country: 'SA',
} as const;
const trouble = {
  targetGroup: 'bermasalah',
  choices: [{ program: 'tki-bermasalah', caseLocation: 'abroad' }],
  about: 'self',
} as const;

let seed = 0;
const someone = (language: Language, more: Partial<EnrollmentBody> = {}): EnrollmentBody => {
  seed += 1;
  return applicant(seed, { language, ...more });
};

async function enroll(body: object): Promise<string> {
  const { text } = await sendJson(system.at('/enrollments'), body);
  await system.settle();
  return JSON.parse(text).receipt;
}

async function statusPage(language: Language, receipt: string): Promise<Page> {
  const page = await phoneAt(`/status?lang=${language}`);
  await page.locator('#receipt').fill(receipt);
  await page.locator('main form button').first().click();
  return page;
}

/** Signed in by a code, with the work in sight. */
async function officeList(
  language: Language,
  mailbox: string,
  look: (page: Page, words?: string) => Promise<void> = async () => undefined,
  until = 'a[href*="/office/referrals/"]',
): Promise<Page> {
  const page = await phoneAt(`/office?lang=${language}`);
  await look(page, 'form');
  await page.locator('[name=mailbox]').fill(mailbox);
  await page.locator('main form button').first().click();
  await page.locator('[name=code]').waitFor();
  await look(page);
  const code = /\b\d{8}\b/.exec((await system.mails()).at(-1)?.text ?? '')?.[0] ?? '';
  await page.locator('[name=code]').fill(code);
  await page.locator('[name=initials]').fill('SA');
  await page.locator('main form button').first().click();
  await page.locator(until).first().waitFor();
  return page;
}

/** Every page in one language, as a person meets it. A file for each: they run side by side. */
export function noPageBreaksWcag(language: Language): void {
  const expectNone = async (page: Page, words?: string): Promise<void> => {
    if (words) await page.locator(words).first().waitFor();
    expect(await accessibilityFaults(page, { dark: language === 'id' })).toEqual([]);
  };

  test('the plain form, and the form that was refused', async () => {
    const page = await plainForm(language);
    await expectNone(page);
    await sendButton(page).click();
    await expectNone(page, '.alarm');
  });

  test('the plain form with all questions open', async () => {
    const page = await plainForm(language);
    await fillIn(
      page,
      answersOf(someone(language, { ...trouble, choices: [...trouble.choices, { program: 'kur-tki' }] })),
    );
    await expectNone(page);
  });

  test('the receipt, with and without the notice of a closed placement', async () => {
    const receipt = await sendPlain(someone(language));
    await expectNone(receipt, '.code');
    const withNotice = await sendPlain(someone(language, closedPlacement));
    await expectNone(withNotice, '.code');
  });

  test('what is not there, what cannot be done so, what is too long', async () => {
    await expectNone(await phoneAt(`/nothing-here?lang=${language}`));
    await expectNone(await phoneAt(`/enrollments?lang=${language}`));
    const page = await sendPlain(someone(language), { village: 'x'.repeat(20_000) });
    await expectNone(page, 'h1');
  });

  test('the status form, and a code with a typing error', async () => {
    await expectNone(await phoneAt(`/status?lang=${language}`));
    await expectNone(await statusPage(language, 'AAAA-AAAA-AAAA'), '.alarm');
  });

  test('each stage of the status', async () => {
    const office = language === 'id' ? '33-05' : '33-07';
    const receipt = await enroll(someone(language, { district: office.replace('-', '.') }));
    await expectNone(await statusPage(language, receipt), '.card');
    const official = await Official.signIn(system.host(), `disnaker-${office}`);
    const answers = [
      { action: 'accept' },
      { action: 'schedule', date: '2026-12-01', place: 'Balai Desa' },
      { action: 'wait', reason: 'quota', date: '2026-12-14' },
      { action: 'decline', reason: 'other-district', next: 'disnaker@33.02' },
    ];
    for (const answer of answers) {
      const [need] = await official.needs();
      expect(await official.answer(need as Need, answer)).toBe('changed');
      await system.settle();
      await expectNone(await statusPage(language, receipt), '.card');
    }
  });

  test('the status of what was closed', async () => {
    const office = language === 'id' ? '33-15' : '33-18';
    const receipt = await enroll(someone(language, { district: office.replace('-', '.') }));
    const official = await Official.signIn(system.host(), `disnaker-${office}`);
    for (const answer of [{ action: 'accept' }, { action: 'close', outcome: 'placed-in-program' }]) {
      const [need] = await official.needs();
      expect(await official.answer(need as Need, answer)).toBe('changed');
      await system.settle();
    }
    await expectNone(await statusPage(language, receipt), '.card');
  });

  test('each step of the form, empty, with its errors, and filled in', async () => {
    const page = await phoneAt(`/?lang=${language}`);
    const answers = answersOf(
      someone(language, { choices: [{ program: 'padat-karya' }, { program: 'ttg' }] }),
    );
    await page.locator('#next').waitFor();
    while (!(await sendButton(page).isVisible())) {
      const progress = await page.locator('#progress').textContent();
      await expectNone(page);
      await page.locator('#next').click();
      // A step without a question that must be answered is passed.
      if ((await page.locator('#progress').textContent()) !== progress) continue;
      await expectNone(page, '#errors');
      await fillIn(page, answers);
      await page.locator('#next').click();
    }
    await expectNone(page);
    await page.context().setOffline(true);
    await fillIn(page, answers);
    await sendButton(page).click();
    await expectNone(page, '#waiting .link');
    await page.context().setOffline(false);
    await expectNone(page, 'main .code');
  });

  test('what is asked twice on the status page, what is noted, and what is refused', async () => {
    const choices = [{ program: 'padat-karya' }, { program: 'ttg' }];
    const receipt = await enroll(someone(language, { choices }));
    const page = await statusPage(language, receipt);
    await page.locator('.card').first().waitFor();
    for (const summary of await page.locator('main summary').all()) await summary.click();
    await expectNone(page);
    await page.locator('#phone').fill('12');
    await page
      .locator('form', { has: page.locator('#phone') })
      .locator('button')
      .click();
    await expectNone(page, '.alarm');
    await page.locator('.card form button').first().click();
    await page.locator('[name=confirmed]').waitFor({ state: 'attached' });
    await expectNone(page);
    await page.locator('main form button').first().click();
    await expectNone(page, '[role=status]');
  });

  test('a place that is not covered, and one more tap', async () => {
    const page = await plainForm(language);
    await fillIn(page, { ...answersOf(someone(language)), district: 'not-listed' });
    await sendButton(page).click();
    await page.locator('.alarm').waitFor();
    await page.locator('#district').selectOption('34.04');
    await sendButton(page).click();
    await expectNone(page, '.alarm a[href^="tel:"]');
    await page.locator('#district').selectOption('33.02');
    await page.locator('[name=website]').evaluate((field) => field.setAttribute('value', 'x'));
    await sendButton(page).click();
    await page.locator('#enrollment').waitFor({ state: 'detached' });
    await expectNone(page);
  });

  test('the list of a village officer: empty, with rows of every kind, and a slip', async () => {
    const page = await phoneAt(`/assisted?lang=${language}`);
    await page.locator('#add').waitFor();
    await expectNone(page);
    await page.locator('#add').click();
    await expectNone(page, '.wrong');
    const list = { district: '33.02', village: 'Desa A', 'assisted.consent': 'signed-list' };
    for (const more of [{}, { nik: '12' }, { name: 'Siti #1' }]) {
      await fillIn(page, { ...answersOf(someone(language)), ...list, ...more });
      await page.locator('#add').click();
      await page.locator('#name:focus').waitFor();
    }
    for (const state of ['sent', 'wrong', 'refused']) await page.locator(`#rows > .${state}`).waitFor();
    await expectNone(page);
    await page.locator('#show-slips').click();
    await expectNone(page, '#slip .code');
  });

  test('the office’s pages', async () => {
    const office = language === 'id' ? '33-11' : '33-14';
    await enroll(someone(language, { district: office.replace('-', '.') }));
    const page = await officeList(language, `disnaker-${office}`, expectNone);
    await expectNone(page);
    await page.locator('a[href*="/office/referrals/"]').first().click();
    await expectNone(page, 'a[href^="tel:"]');
    await page.locator('details:has([name=nik]) summary').click();
    await page.locator('[name=nik]').fill('3212');
    await page.locator('form:has([name=nik]) button').click();
    await expectNone(page, '.wrong');
  });

  test('the pages of a closed placement and of people in trouble', async () => {
    const consent = { ...someone(language).consent, protection: true };
    await enroll(someone(language, { ...closedPlacement, consent }));
    const choices = [{ program: 'tki-bermasalah', caseLocation: 'home' }] as const;
    await enroll(someone(language, { ...trouble, choices, about: 'family-member', story: 'x '.repeat(250) }));
    const page = await officeList(language, 'bnp2tki');
    for (const at of [0, 1]) {
      await page.locator('a[href*="/office/referrals/"]').nth(at).click();
      await expectNone(page, 'a[href^="tel:"]');
      await page.goBack();
    }
  });

  test('the page of an office that supports programs of others', async () => {
    await enroll(someone(language, { targetGroup: 'purna', choices: [{ program: 'remitansi' }] }));
    await enroll(
      someone(language, { ...trouble, choices: [{ ...trouble.choices[0], caseLocation: 'home' }] }),
    );
    await system.fire('gather', '2026-11-25T02:00:00.000Z');
    const page = await officeList(language, 'bnp2tki');
    await page.locator('a[href^="/office/support"]').click();
    await expectNone(page, 'table');
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  });

  test.for([
    ['disnaker-33-11', ''],
    [catalog.ministry.mailbox, '/national'],
  ] as const)('the page of a closed week, of %s%s', async ([mailbox, scope]) => {
    for (const week of ['2026-W47', '2026-W46'])
      await freezeAround(system.host(), fullStatement(week), ['disnaker@33.11']);
    const page = await officeList(language, mailbox, undefined, 'a[href^="/office/statements"]');
    await page.goto(system.at(`/office/statements/2026-W47${scope}?lang=${language}`));
    for (const summary of await page.locator('main summary').all()) await summary.click();
    await expectNone(page, 'svg');
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  });

  test('a fault that is planted is found', async () => {
    const page = await phoneAt('/status');
    await page.locator('label').evaluate((label) => label.remove());
    expect(await accessibilityFaults(page)).toEqual([expect.stringMatching(/^label: <input/)]);
  });
}
