import { describe, expect } from 'vitest';
import { Official } from '../../local/week/official.ts';
import { enrollmentFor } from '../../local/week/people.ts';
import { accessibilityFaults } from '../support/axe.ts';
import { sendJson } from '../support/http-client.ts';
import { localHost } from '../support/local-host.ts';
import { phones, test } from '../support/phones.ts';

const system = localHost({ now: '2026-11-25T02:00:00.000Z' });
const open = phones();
const wish = { targetGroup: 'purna', choices: [{ program: 'padat-karya' }], district: '33.05' } as const;

/** Three needs that their office passes on to the desk. */
async function passOnToDesk(): Promise<void> {
  for (const seed of [1, 2, 3]) await sendJson(system.at('/enrollments'), enrollmentFor(seed, wish));
  await system.settle();
  const official = await Official.signIn(system.host(), 'disnaker-33-05');
  for (const need of await official.needs())
    await official.answer(need, { action: 'decline', reason: 'no-capacity', next: 'desk' });
  await system.settle();
}

describe.each(['id', 'en'] as const)('in %s', (language) => {
  test('the desk’s page, its list and a need before and after a reason break nothing of WCAG 2.2 AA', async () => {
    if (language === 'id') await passOnToDesk();
    const { page } = await open();
    await page.goto(system.at(`/office?lang=${language}`));
    await page.locator('[name=mailbox]').fill('desk');
    await page.locator('main form button').first().click();
    await page.locator('[name=code]').waitFor();
    const code = /\b\d{8}\b/.exec((await system.mails()).at(-1)?.text ?? '')?.[0] ?? '';
    await page.locator('[name=code]').fill(code);
    await page.locator('[name=initials]').fill(language === 'id' ? 'SA' : 'BU');
    await page.locator('main form button').first().click();
    await page.locator('a[href*="due=overdue"]').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.locator('a[href*="state=pending"]').click();
    await page.locator('#bulk').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.locator('a[href*="/office/referrals/"]').first().click();
    await page.locator('#open-reason').selectOption('decide-owner');
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await page.locator('a[href^="tel:+62"]').count()).toBe(0);
    await page.locator('form:has(#open-reason) button').click();
    await page.locator('a[href^="tel:+62"]').first().waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
  });
});
