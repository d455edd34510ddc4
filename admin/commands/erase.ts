import { erasePerson } from '../../shared/consequences/erase-person.ts';
import { itemsOf } from '../../shared/storage/persons-items.ts';
import type { AdminCommand } from '../command.ts';
import { askPerson, eraseDeps } from '../privacy-deps.ts';

export const erase: AdminCommand = {
  name: 'erase',
  args: { '<year>': 'the year in which the person applied, like 2026' },
  summary: 'Erase a person of one year, who has asked for it; asks for the card’s number',
  roles: ['privacy-officer'],
  examples: ['erase 2026 --stage prod --dry-run', 'erase 2026 --stage prod'],
  changes: true,
  async run({ args: [year = ''], dryRun, terminal }, system) {
    const whom = await askPerson(year, terminal, system);
    const table = await system.table();
    if (dryRun) {
      const { submissions, others } = await itemsOf(table, whom.person, whom.year);
      const data = { applications: submissions.length, others: others.length };
      return { lines: [`Would erase ${submissions.length} applications and ${others.length} items.`], data };
    }
    const found = await erasePerson(whom, await eraseDeps(system, table));
    if (!found)
      return { ending: 'refused', lines: [`Nothing of this person stands in ${year}.`], data: { found } };
    const lines = [
      'Erased.',
      'Give the same command again tomorrow: it takes away what was far behind today.',
    ];
    return { lines, data: { found } };
  },
};
