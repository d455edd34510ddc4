import type { Browser } from 'playwright-core';
import { answersOf, applicant, complete } from '../../test/support/form-filling.ts';
import { type Line, lines, openContext, openSlowPage } from './phone.ts';
import { press, type Visit, visitForm } from './visit.ts';

type Way = { readonly url: string; readonly scripts: boolean; readonly line: Line };

export type Applied = {
  readonly first: Visit;
  /** The same phone comes again: what it has kept is not asked for. */
  readonly second: Visit;
  /** Milliseconds from the last press of a button to the receipt, and the bytes that it brought. */
  readonly receipt: number;
  readonly receiptBytes: number;
};

/** One person with a phone that has never seen the form looks at it, comes back another time, and applies. */
async function applyOnce(browser: Browser, { url, scripts, line }: Way, seed: number): Promise<Applied> {
  const context = await openContext(browser, scripts);
  try {
    const before = await openSlowPage(context, line);
    const first = await visitForm(before, `${url}/?lang=id`, scripts);
    await before.page.close();
    const phone = await openSlowPage(context, line);
    const second = await visitForm(phone, `${url}/?lang=id`, scripts);
    await phone.setSlow(false);
    await complete(phone.page, answersOf(applicant(seed)));
    await phone.setSlow(true);
    Object.assign(phone.came, { bytes: 0, requests: 0 });
    const receipt = await press(phone, 'form[action="/enrollments"] button.main:not(#next)', 'main .code');
    await phone.page.waitForLoadState('networkidle');
    return { first, second, receipt, receiptBytes: phone.came.bytes };
  } finally {
    await context.close();
  }
}

/** Each line, with and without scripts, at each of the systems by its mark: every run is of another person. */
export function waysToApply(
  browser: Browser,
  systems: Readonly<Record<string, string>>,
  seed: number,
): ReadonlyMap<string, () => Promise<Applied>> {
  let person = seed;
  const apply = (way: Way) => () => {
    person += 1;
    return applyOnce(browser, way, person);
  };
  const kinds = lines.flatMap((line) => [true, false].map((scripts) => ({ line, scripts })));
  return new Map(
    kinds.flatMap(({ line, scripts }) =>
      Object.entries(systems).map(([mark, url]) => [
        `${line.name}, ${scripts ? 'with' : 'without'} scripts${mark}`,
        apply({ url, scripts, line }),
      ]),
    ),
  );
}
