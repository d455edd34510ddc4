import type { Consumer } from '../aws/facts.ts';
import { aws, type Check, deploy, stops, weakens } from './check.ts';

const expected = [
  {
    calls: 'dispatch',
    reads: 'stream',
    harm: 'accepted applications reach no office, and after 24 hours are lost to it',
  },
  { calls: 'notify', reads: 'queue', harm: 'letters wait, and nobody sends them' },
] as const;

/** `Enabling` and `Updating` are on their way there. */
const isOff = ({ state }: Consumer): boolean => /^Disabl|^Delet/.test(state);

export const consumers: Check = {
  name: 'consumers',
  async examine({ config, inspection }) {
    const all = await inspection.consumers();
    const findings = expected.map(({ calls, reads, harm }) => {
      const own = all.find((one) => one.calls === calls && one.reads === reads);
      if (!own) return stops(`${calls} does not read the ${reads}: ${harm}`, deploy(config, 'Service'));
      if (isOff(own))
        return stops(
          `${calls} does not read the ${reads} (${own.state}): ${harm}`,
          aws(config, `lambda update-event-source-mapping --uuid ${own.id} --enabled`),
        );
      if (reads === 'stream' && own.filters === 0)
        return weakens(
          `${calls} is called for every change of the table: its filter is gone, and each change costs a call`,
          deploy(config, 'Service'),
        );
      // "No records processed" and "OK" are well.
      if (/PROBLEM/i.test(own.last))
        return stops(`${calls} cannot read the ${reads}: ${own.last}`, deploy(config, 'Service'));
      return false;
    });
    return {
      seen: all.map(({ calls, reads, state }) => `${reads} → ${calls} ${state}`).join(', ') || 'none',
      findings,
    };
  },
};
