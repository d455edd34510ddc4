import { nextWeek } from '../../shared/calendar/week.ts';
import type { AdminCommand } from '../command.ts';
import { writeEncrypted } from '../encrypted-file.ts';
import { exportPersons, type Opening } from '../export-persons.ts';
import { Mistyped, Refused } from '../failure.ts';
import type { Terminal } from '../terminal.ts';
import { readWeek } from '../typed.ts';

const weeksBetween = (from: string, to: string): string[] =>
  from > to ? [] : [from, ...weeksBetween(nextWeek(from), to)];

export const breakGlass: AdminCommand = {
  name: 'break-glass',
  args: { '<from>': 'the first week, like 2026-W40', '<to>': 'the last week' },
  options: { '--out <file>': 'a new file; only the key of breakGlassRecipient opens it' },
  summary:
    'Export every application of some weeks with names and numbers, when the system itself cannot serve them',
  roles: ['privacy-officer', 'break-glass'],
  examples: ['break-glass 2026-W46 2026-W48 --out persons.jsonl.age --stage prod'],
  changes: true,
  async run({ args: [from = '', to = ''], options: { out }, dryRun, terminal }, system) {
    const recipient = system.config.breakGlassRecipient;
    if (!recipient)
      throw new Refused('The configuration has no breakGlassRecipient: nothing is exported in clear');
    const weeks = weeksBetween(readWeek(from), readWeek(to));
    if (weeks.length === 0) throw new Mistyped('Name two weeks in order, like 2026-W46 2026-W48');
    if (typeof out !== 'string') throw new Mistyped('Name a new file with --out');
    const data = { weeks, out };
    if (dryRun) return { lines: [`Would export ${weeks.join(', ')} to ${out}.`], data };
    const opening = { table: await system.table(), dataKeys: await system.dataKeys() };
    const persons = await writeEncrypted(exportWeeks(weeks, opening, terminal), [recipient], out);
    return { lines: [`Exported ${persons} applications to ${out}.`], data: { ...data, persons } };
  },
};

async function* exportWeeks(
  weeks: readonly string[],
  from: Opening,
  { tell }: Terminal,
): AsyncGenerator<string> {
  for (const week of weeks) {
    tell(`reading ${week}`);
    yield* exportPersons(week, from);
  }
}
