import type { Page } from 'playwright-core';

export type Stop = {
  readonly id: string;
  readonly name: string;
  readonly value: string;
  readonly type: string;
  readonly top: number;
  /** Whether one can see that the keyboard is here. */
  readonly ringed: boolean;
};

/** Where the keyboard is. */
export const focusNow = (page: Page): Promise<Stop> =>
  page.locator(':focus, body:not(:has(:focus))').evaluate((at): Stop => {
    const field = at as unknown as {
      readonly name?: string;
      readonly value?: string;
      readonly type?: string;
    };
    const { outlineStyle = 'none', outlineWidth = '' } =
      at.ownerDocument.defaultView?.getComputedStyle(at) ?? {};
    return {
      ...{ id: at.id, name: field.name ?? '', value: String(field.value ?? '') },
      type: field.type || at.tagName.toLowerCase(),
      top: at.getBoundingClientRect().top + at.ownerDocument.documentElement.scrollTop,
      ringed: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2,
    };
  });

/** Presses Tab until the keyboard is where it is wanted, and tells every stop on the way. */
export async function tabTo(page: Page, isWanted: (stop: Stop) => boolean): Promise<Stop[]> {
  const stops: Stop[] = [];
  while (stops.length < 40) {
    await page.keyboard.press('Tab');
    const stop = await focusNow(page);
    stops.push(stop);
    if (isWanted(stop)) return stops;
  }
  throw new Error(`Tab does not lead there: ${stops.map(({ id, name }) => id || name).join(', ')}`);
}

/** Chooses one of a group, with Tab, the arrows and Space. */
export async function choose(page: Page, name: string, value: string): Promise<Stop[]> {
  const stops = await tabTo(page, (stop) => stop.name === name);
  await page.keyboard.press('Space');
  for (let moves = 0; (await focusNow(page)).value !== value; moves += 1) {
    if (moves === 20) throw new Error(`${name} has no ${value}`);
    await page.keyboard.press('ArrowDown');
  }
  return [...stops, await focusNow(page)];
}

export async function type(page: Page, name: string, words: string): Promise<Stop[]> {
  const stops = await tabTo(page, (stop) => stop.name === name || stop.id === name);
  await page.keyboard.type(words);
  return stops;
}
