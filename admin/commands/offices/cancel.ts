import type { AdminCommand } from '../../command.ts';
import { Refused } from '../../failure.ts';
import { askDirectory } from '../../offices/ask-directory.ts';

export const officesCancel: AdminCommand = {
  name: 'offices cancel',
  args: { '<office>': 'its id, like disnaker@32.12' },
  summary: 'Take back a change of address that is not in effect yet: letters go on to the present one',
  roles: ['operator'],
  examples: ['offices cancel disnaker@32.12 --stage prod'],
  changes: true,
  async run({ args: [office = ''], dryRun }, system) {
    const answer = await askDirectory({ ask: 'cancel', office, dryRun }, system);
    if ('refused' in answer) throw new Refused(answer.refused);
    const { address, cancelled } = answer;
    const verb = dryRun ? 'Would take back' : 'Taken back';
    return { lines: [`${verb} the change to ${cancelled}: letters go on to ${address}.`], data: answer };
  },
};
