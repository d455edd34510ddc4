import { listOffices } from '../../shared/storage/offices.ts';
import { aws, type Check, stops } from './check.ts';

/** Mail to an address of this list bounces, whatever its server would do today. */
export const suppression: Check = {
  name: 'suppression',
  async examine({ config, inspection, table }) {
    const [listed, offices] = await Promise.all([inspection.suppressed(), table().then(listOffices)]);
    const on = new Set(listed);
    const hit = offices.filter(({ address }) => on.has(address.toLowerCase()));
    return {
      seen: `${listed.length} address${listed.length === 1 ? '' : 'es'} listed, ${hit.length} of offices`,
      findings: hit.map(({ office, address }) =>
        stops(
          `${office} gets no letter: its address stands on the suppression list of SES`,
          `Call the office; then ${aws(config, `sesv2 delete-suppressed-destination --email-address ${address}`)}`,
        ),
      ),
    };
  },
};
