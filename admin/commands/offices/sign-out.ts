import type { AdminCommand } from '../../command.ts';
import { Refused } from '../../failure.ts';
import { askDirectory } from '../../offices/ask-directory.ts';

export const officesSignOut: AdminCommand = {
  name: 'offices sign-out',
  args: { '<office>': 'its id, like disnaker@32.12' },
  summary: 'End all sessions, links and known browsers of an office at once; its address stays',
  roles: ['operator'],
  examples: ['offices sign-out disnaker@32.12 --stage prod'],
  changes: true,
  async run({ args: [office = ''], dryRun }, system) {
    const answer = await askDirectory({ ask: 'sign-out', office, dryRun }, system);
    if ('refused' in answer) throw new Refused(answer.refused);
    const verb = dryRun ? 'Would end' : 'Ended';
    return { lines: [`${verb}: whoever works at ${office} asks for a new code.`], data: answer };
  },
};
