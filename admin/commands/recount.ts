import type { AdminCommand } from '../command.ts';
import { readWeek } from '../typed.ts';

export const recount: AdminCommand = {
  name: 'recount',
  args: { '<week>': 'a closed week, like 2026-W20' },
  summary: 'Have an older week counted again; the next statement tells what differs as its correction',
  roles: ['operator'],
  examples: ['recount 2026-W20 --stage prod', 'recount 2026-W20 --endpoint local --dry-run'],
  changes: true,
  async run({ args: [typed = ''], dryRun }, system) {
    const week = readWeek(typed);
    if (dryRun) return { lines: [`Would ask the next statements to count ${week} again.`], data: { week } };
    await system.invoke('StatementsSummarize', { recount: week });
    return { lines: [`The next statements count ${week} again.`], data: { week } };
  },
};
