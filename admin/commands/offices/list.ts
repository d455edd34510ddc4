import type { AdminCommand } from '../../command.ts';
import { askDirectory } from '../../offices/ask-directory.ts';
import { showList } from '../../offices/show-list.ts';

export const officesList: AdminCommand = {
  name: 'offices list',
  options: { '--open': 'only those of which something is still to be done' },
  summary: 'Show every office: its address, whether it is verified, what waits',
  roles: ['operator'],
  examples: [
    'offices list --stage prod',
    'offices list --open --stage prod',
    'offices list --json --stage prod',
  ],
  changes: false,
  async run({ options, dryRun: _ }, system) {
    const { offices } = await askDirectory({ ask: 'list' }, system);
    const isDone = ({ state, change }: (typeof offices)[number]) => state === 'verified' && !change;
    const shown = options['open'] === true ? offices.filter((one) => !isDone(one)) : offices;
    return { lines: showList(shown, offices, system.now()), data: { offices: shown } };
  },
};
