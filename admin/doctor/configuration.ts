import { unfinishedIn } from '../../infra/config/unfinished.ts';
import { type Check, stops } from './check.ts';

export const configuration: Check = {
  name: 'configuration',
  async examine({ config, local }) {
    const file = `config/${config.stage}.json`;
    const left = unfinishedIn(config);
    if (local) return { seen: `${file}: example addresses do on a local host` };
    if (left.length === 0) return { seen: `${file} names no example address` };
    return {
      seen: `${file} has ${left.length} example value${left.length === 1 ? '' : 's'}`,
      findings: [
        stops(
          `${file} still names addresses under .example or the account 000000000000: ${left.join(', ')}`,
          `Put your own into ${file}, then npx cdk deploy Storage Service -c stage=${config.stage}`,
        ),
      ],
    };
  },
};
