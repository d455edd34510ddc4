import { type Check, deploy, stops } from './check.ts';

/** By these a letter's end is known; the names of SES v2. */
const needed = ['SEND', 'REJECT', 'DELIVERY', 'BOUNCE', 'COMPLAINT'];

export const mailEvents: Check = {
  name: 'mail events',
  async examine({ config, inspection }) {
    const on = (await inspection.mailEvents()).filter((one) => one.on);
    const told = new Set(on.flatMap(({ types }) => types));
    const missing = needed.filter((type) => !told.has(type));
    return {
      seen: on.length === 0 ? 'nobody is told' : [...told].join(', '),
      findings: [
        missing.length > 0 &&
          stops(
            `Nobody learns what becomes of letters: the configuration set does not report ${missing.join(', ')}`,
            `Enable its event destination (SES console, Configuration sets), or ${deploy(config, 'Service')}`,
          ),
      ],
    };
  },
};
