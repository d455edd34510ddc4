import type { AdminCommand } from '../command.ts';
import { checks } from '../doctor/checks.ts';
import { examineAll, inOrder } from '../doctor/examine.ts';
import { tell } from '../doctor/tell.ts';

export const doctor: AdminCommand = {
  name: 'doctor',
  options: { '--skip-canary': 'send no trial application: only look' },
  summary: 'Look whether everything is as it must be, and say what to do, the most urgent first',
  roles: ['operator'],
  examples: ['doctor --stage prod', 'doctor --endpoint local', 'doctor --stage prod --skip-canary --json'],
  changes: false,
  async run({ options, terminal }, system) {
    const asked = checks.filter(({ name }) => name !== 'canary' || options['skipCanary'] !== true);
    const left = new Set(asked.map(({ name }) => name));
    terminal.tell(`looking at ${left.size} things`);
    const examined = await examineAll(asked, system, (name) => {
      left.delete(name);
      if (left.size === 1) terminal.tell(`waiting for ${[...left].join()}`);
    });
    const findings = inOrder(examined);
    const well = findings.every(({ urgency }) => urgency === 'advice');
    return {
      ...(!well && { ending: 'refused' }),
      lines: tell(examined),
      data: { checks: examined.map(({ name, seen }) => ({ name, seen })), findings },
    };
  },
};
