import { catalog } from '../../shared/catalog/current.ts';
import { endYears, firstYear } from '../../shared/identity/pepper.ts';
import { endOfYear } from '../../shared/referral/retention.ts';
import { openNeedsOf } from '../../shared/storage/open-needs.ts';
import type { System } from '../aws/system.ts';
import type { AdminCommand } from '../command.ts';
import { Mistyped, Refused } from '../failure.ts';
import { readYear } from '../typed.ts';

export const endYear: AdminCommand = {
  name: 'end-year',
  args: { '<year>': 'a year of which everything has ended, like 2026; those before it end too' },
  summary:
    'Destroy the pepper of a year and of those before it: no card number can be compared with their hashes again',
  roles: ['privacy-officer'],
  examples: ['end-year 2026 --stage prod --dry-run', 'end-year 2026 --stage prod'],
  changes: true,
  async run({ args: [typed = ''], dryRun }, system) {
    const year = readYear(typed);
    if (year < firstYear) throw new Mistyped(`There was no pepper before ${firstYear}`);
    const end = endOfYear(year, catalog);
    if (system.now() < end)
      throw new Refused(`Applications of ${year} are kept until ${end.toISOString().slice(0, 10)}`);
    for (let each = firstYear; each <= year; each += 1) await refuseOpen(each, system);
    const data = { from: year + 1 };
    if (dryRun) return { lines: [`Would destroy the pepper of ${year} and of all years before it.`], data };
    const secret = await system.secret('Pepper');
    const next = endYears(await secret.read(), year + 1);
    // Twice: Secrets Manager keeps the value before the present one under a label of its own.
    await secret.write(next);
    await secret.write(next);
    return {
      lines: [
        `The pepper of ${year} and of all years before it is destroyed.`,
        'Containers forget it with their next start: deploy, or wait a day.',
      ],
      data,
    };
  },
};

/** Afterwards nobody could find these people by their card, to tell or to erase them. */
async function refuseOpen(year: number, system: System): Promise<void> {
  const open = [...(await openNeedsOf(year, await system.table()))].sort();
  if (open.length === 0) return;
  const offices = open.map(([office, needs]) => `${office} (${needs})`);
  throw new Refused(`Needs of ${year} are open still, at ${offices.join(', ')}: have them closed first`);
}
