import { expect, it } from 'vitest';
import type { Row } from '../../../../local/scan-table.ts';
import { diceOf } from '../../../../local/week/dice.ts';
import { enrollmentFor } from '../../../../local/week/people.ts';
import { catalog } from '../../../../shared/catalog/current.ts';
import { weekly } from '../../../support/items.ts';
import { closeWeek, momentIn } from '../../../support/mondays.ts';
import { signInAs } from '../../../support/office-browser.ts';
import { troubledBody } from '../../../support/people.ts';
import { recountWeek } from '../../../support/recount.ts';
import { startSystem, type TestSystem } from '../../../support/system.ts';

const weeks = ['2026-W46', '2026-W47'];

async function peopleApply(system: TestSystem, week: string, seed: number): Promise<void> {
  const dice = diceOf(seed);
  for (let n = 0; n < 60; n += 1) {
    system.clock.now = momentIn(week, dice.below(7), dice.below(24));
    const again = dice.below(6) === 0 ? dice.below(60) : n;
    await system.enroll(dice.below(12) === 0 ? troubledBody() : enrollmentFor(seed * 1000 + again));
  }
  await system.pump();
}

/** The grid as a reader of the page sees it: by the names of districts and programs. */
function cellsOn(page: string): Map<string, number> {
  const grid = page.slice(page.indexOf('<table class="figures grid">'));
  const columns = [...(grid.match(/<th scope="col">(.*?)<\/th>/g) ?? [])].map(stripped).slice(0, -1);
  const rows = [...grid.matchAll(/<tr><th scope="row">(.*?)<\/th>(.*?)<\/tr>/g)];
  return new Map(
    rows.flatMap(([, district = '', cells = '']) =>
      (cells.match(/<td>[\d.]+<\/td>/g) ?? []).map((cell, at) => [
        `${district} / ${columns[at]}`,
        Number(stripped(cell).replaceAll('.', '')),
      ]),
    ),
  );
}
const stripped = (markup: string): string => markup.replace(/<.*?>/g, '');

it.each([3, 8])(
  'each of the 600 cells of the page is what a recount of the items finds, seed %i',
  async (seed) => {
    const system = await startSystem();
    for (const [at, week] of weeks.entries()) {
      await peopleApply(system, week, seed * 10 + at);
      await closeWeek(system, week);
      const { submissions, referrals } = await weekly(system.store, week);
      const truth = recountWeek([...submissions, ...referrals] as unknown as Row[], week).national;
      const { browser } = await signInAs(system, catalog.ministry.mailbox);
      const page = await browser.page(`/office/statements/${week}/national?lang=id`);
      const cells = cellsOn(page.body);
      let [compared, sum] = [0, 0];
      for (const district of catalog.districts)
        for (const { id, name } of catalog.programs.filter(({ choosable }) => choosable)) {
          const shown = cells.get(`${district.name} / ${name.id}`);
          expect(shown, `${district.name} / ${name.id}`).toBe(truth[`in:${id}:${district.code}`] ?? 0);
          [compared, sum] = [compared + 1, sum + (shown ?? 0)];
        }
      expect(compared).toBe(600);
      expect(sum).toBeGreaterThan(60);
    }
  },
);
