import { catalog } from '../../shared/catalog/current.ts';
import { replayErasures as replay } from '../../shared/consequences/replay-erasures.ts';
import { carryOver } from '../../shared/storage/carry-over.ts';
import type { AdminCommand } from '../command.ts';
import { eraseDeps } from '../privacy-deps.ts';
import { readMoment } from '../typed.ts';

export const replayErasures: AdminCommand = {
  name: 'replay-erasures',
  args: {
    '<table>': 'the name of the table that a restore has made; nothing may read it yet',
    '<since>': 'the moment to which it was restored, like 2026-11-25T04:00:00Z',
  },
  options: { '--without-old': 'the old table cannot be read: letters may be sent once more' },
  summary: 'Make restored records fit for use: what has left the house stays, who was erased goes again',
  roles: ['privacy-officer'],
  examples: [
    'replay-erasures RESTORED 2026-11-25T04:00:00Z --stage prod --dry-run',
    'replay-erasures RESTORED 2026-11-25T04:00:00Z --stage prod',
  ],
  changes: true,
  async run({ args: [name = '', moment = ''], options, dryRun }, system) {
    const since = readMoment(moment);
    if (dryRun)
      return { lines: [`Would carry over what was sent since ${moment}, and erase anew.`], data: {} };
    const restored = system.tableNamed(name);
    const readers = (system.config.extraReaders ?? []).map(({ id }) => id);
    const carried = options['withoutOld']
      ? 0
      : await carryOver(await system.table(), restored, { catalog, readers, since, at: system.now() });
    const done = await replay(await eraseDeps(system, restored));
    const lines = [
      `Carried over: ${carried} letters, statements and addresses.`,
      `Erased again: ${done.erased}. Not there: ${done.gone}.`,
    ];
    if (done.mixed === 0) return { lines, data: { carried, ...done } };
    const mixed = `Persons with an application from after their erasure: ${done.mixed}. Look at them (docs/runbook.md).`;
    return { ending: 'refused', lines: [...lines, mixed], data: { carried, ...done } };
  },
};
