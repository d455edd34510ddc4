import type { Page } from 'playwright-core';
import { afterAll, describe, expect } from 'vitest';
import { languages } from '../../shared/text/language.ts';
import { answersOf, applicant, codeOn, fillIn, sendButton } from '../support/form-filling.ts';
import { localHost } from '../support/local-host.ts';
import { phones, test } from '../support/phones.ts';
import { type Weight, weigh } from '../support/weigh.ts';

const system = localHost({ now: '2026-11-25T02:00:00.000Z' });
const open = phones();

/** All that a page needs, by its name: what it weighed, and some 3 of a hundred more. The first form is compressed quickly. */
const mostBytes: Readonly<Record<string, number>> = {
  '/': 21_000,
  '/status': 5_100,
  '/office': 10_200,
  '/assisted': 27_000,
  refused: 12_100,
  receipt: 4_000,
  status: 3_700,
};
const mostRequests = 3;

const lines: string[] = [];
afterAll(() => console.log(['bytes over the wire (bodies by brotli 5), requests:', ...lines].join('\n')));

function expectLight(name: string, weights: readonly Weight[]): void {
  const sum = (of: (one: Weight) => number) => weights.reduce((total, one) => total + of(one), 0);
  const wire = sum((one) => one.wire);
  const parts = weights.map((one) => `${one.path} ${one.wire} (${one.brotli})`).join(', ');
  lines.push(`${name}: ${wire} (${sum((one) => one.brotli)}), ${weights.length}: ${parts}`);
  expect(wire).toBeLessThanOrEqual(mostBytes[name.split(' ')[0] ?? ''] ?? 0);
  expect(weights.length).toBeLessThanOrEqual(mostRequests);
}

describe.each(languages)('over 2G, in %s', (language) => {
  const cold = async (path: string): Promise<{ page: Page; weights: Weight[] }> => {
    const { page } = await open();
    return { page, weights: await weigh(page, () => page.goto(system.at(path))) };
  };

  test.each(['/', '/status', '/office'])(
    '%s comes with all it needs and weighs no more than it did',
    async (path) => {
      const { weights } = await cold(`${path}?lang=${language}`);
      expect(weights[0]?.path).toBe(path);
      expectLight(`${path} ${language}`, weights);
    },
  );

  test('/assisted too; then it loads itself once more, to open without a network', async () => {
    const { weights } = await cold(`/assisted?lang=${language}`);
    const [page, script, ...again] = weights;
    expectLight(
      `/assisted ${language}`,
      weights.filter((one) => one === page || one === script),
    );
    const others = again.filter(({ path }) => path !== page?.path && path !== script?.path);
    expect(others).toEqual([]);
  });

  test('what the form answers is as light: refused, then the receipt, then the status', async () => {
    const { page } = await open({ scripts: false });
    await page.goto(system.at(`/?lang=${language}`));
    const press = (name: string) => weigh(page, () => page.locator(name).first().click());
    expectLight(`refused ${language}`, await weigh(page, () => sendButton(page).click()));
    await fillIn(page, answersOf(applicant(1, { language })));
    expectLight(`receipt ${language}`, await weigh(page, () => sendButton(page).click()));
    expect(await codeOn(page)).not.toBe('');
    expectLight(`status ${language}`, await press('main form[action^="/status"] button'));
  });
});
