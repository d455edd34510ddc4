import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { Official } from '../../local/week/official.ts';
import { enrollmentFor } from '../../local/week/people.ts';
import type { Language } from '../../shared/text/language.ts';
import { text } from '../../shared/text/text.ts';
import { accessibilityFaults } from '../support/axe.ts';
import { sendJson } from '../support/http-client.ts';
import { localHost } from '../support/local-host.ts';
import { phones, test } from '../support/phones.ts';

const system = localHost({ now: '2026-11-25T02:00:00.000Z' });
const open = phones();

const persons = 30;
/** After signing in: each key pressed down or field filled in is one. */
const mostInteractions = 6;

let seed = 0;

async function enroll(district: string): Promise<void> {
  const work = { targetGroup: 'purna', choices: [{ program: 'padat-karya' }], district } as const;
  for (let count = 0; count < persons; count += 1) {
    seed += 1;
    await sendJson(system.at('/enrollments'), enrollmentFor(seed, work));
  }
  await system.settle();
}

async function signIn(page: Page, mailbox: string, language: Language): Promise<void> {
  await page.goto(system.at(`/office?lang=${language}`));
  await page.locator('[name=mailbox]').fill(mailbox);
  await page.locator('main form button').first().click();
  await page.locator('[name=code]').waitFor();
  const code = /\b\d{8}\b/.exec((await system.mails()).at(-1)?.text ?? '')?.[0] ?? '';
  await page.locator('[name=code]').fill(code);
  await page.locator('[name=initials]').fill('SA');
  await page.locator('main form button').first().click();
  await page.locator('#bulk').waitFor();
}

const boxes = (page: Page) => page.locator('#bulk [type=checkbox]');
const ticked = (page: Page) => page.locator('#bulk [type=checkbox]:checked');
const press = (page: Page, action: string) => page.locator(`button[name=action][value=${action}]`).click();

async function states(official: Official): Promise<Record<string, number>> {
  const needs = await official.needs();
  const counts = [...Map.groupBy(needs, ({ state }) => state)].map(([state, of]) => [state, of.length]);
  return Object.fromEntries(counts);
}

async function putThreeOnTheWaitingList(colleague: Official): Promise<void> {
  for (const need of (await colleague.needs()).slice(0, 3)) {
    await colleague.answer(need, { action: 'accept' });
    const answered = { ...need, answerNumber: 1 };
    await colleague.answer(answered, { action: 'wait', reason: 'quota', date: '2026-12-14' });
  }
}

/** What three of them became is told, and how they stand; ticked for the next step are the others. */
async function seesWhatAColleagueDid(page: Page, language: Language): Promise<void> {
  const words = text(language, 'office.result.conflict');
  await page.locator('[role=status]', { hasText: `3 ` }).filter({ hasText: words }).waitFor();
  expect(await ticked(page).count()).toBe(persons - 3);
  const waiting = page.locator('.row', { hasText: text(language, 'office.state.waiting') });
  expect(await waiting.count()).toBe(3);
}

type Between = { readonly ticked: () => Promise<void>; readonly accepted: () => Promise<void> };

/** Accepts and schedules all that is shown; how many interactions it took. */
async function work(page: Page, between: Between): Promise<number> {
  let interactions = 0;
  const touch = async (interaction: Promise<void>): Promise<void> => {
    await interaction;
    interactions += 1;
  };
  await touch(page.locator('button[name=tick][value=all]').click());
  await expect.poll(() => ticked(page).count()).toBe(persons);
  await between.ticked();
  await touch(press(page, 'accept'));
  await between.accepted();
  await touch(page.locator('#schedule-date').fill('2026-12-01'));
  await touch(page.locator('#schedule-place').fill('BLK, ruang 2'));
  await touch(press(page, 'schedule'));
  await page.locator('[role=status]', { hasText: '27' }).waitFor();
  return interactions;
}

const runs = [
  { name: 'with scripts', scripts: true, language: 'id', office: '33.05' },
  { name: 'without scripts', scripts: false, language: 'en', office: '33.07' },
] as const;

describe.each(runs)('$name, an officer with thirty new needs', ({ scripts, language, office }) => {
  const mailbox = `disnaker-${office.replace('.', '-')}`;

  test('accepts and schedules them in at most six interactions; what a colleague changed stands as it is', async () => {
    await enroll(office);
    const colleague = await Official.signIn(system.host(), mailbox);
    const { page } = await open({ scripts });
    await signIn(page, mailbox, language);
    expect(await boxes(page).count()).toBe(persons);
    const interactions = await work(page, {
      ticked: () => putThreeOnTheWaitingList(colleague),
      accepted: () => seesWhatAColleagueDid(page, language),
    });
    expect(interactions).toBeLessThanOrEqual(mostInteractions);
    expect(await states(colleague)).toEqual({ scheduled: 27, waiting: 3 });
  });
});

describe.each(['id', 'en'] as const)('in %s', (language) => {
  test('list, filters, results and call sheet break nothing of WCAG 2.2 AA', async () => {
    const office = language === 'id' ? '33.11' : '33.14';
    await enroll(office);
    const { page } = await open();
    await signIn(page, `disnaker-${office.replace('.', '-')}`, language);
    for (const summary of await page.locator('summary').all()) await summary.click();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.locator('button[name=tick][value=all]').click();
    await expect.poll(() => ticked(page).count()).toBe(persons);
    await press(page, 'accept');
    await page.locator('#schedule-date').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await press(page, 'schedule');
    await page.locator('#schedule-date-wrong').waitFor();
    await page.locator('#answers details').evaluateAll((all) => {
      for (const one of all) one.setAttribute('open', '');
    });
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.goto(system.at(`/office/list?lang=${language}&print=1`));
    await page.locator('.calls > li').first().waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
  });
});
