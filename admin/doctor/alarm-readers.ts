import { type Check, deploy, stops, weakens } from './check.ts';

const link =
  'Open "AWS Notification - Subscription Confirmation" in that mailbox and press its link (after three days: deploy again)';

/** An alarm that nobody gets is none. */
export const alarmReaders: Check = {
  name: 'alarm readers',
  async examine({ config, inspection }) {
    const all = await inspection.subscriptions();
    const expected = [config.alarmEmail, ...(config.nightEmail ? [config.nightEmail] : [])];
    const of = (address: string) => all.filter(({ endpoint }) => endpoint === address);
    const waiting = all.filter(({ endpoint, confirmed }) => !confirmed && !expected.includes(endpoint));
    return {
      seen: `${all.filter(({ confirmed }) => confirmed).length} of ${all.length} confirmed`,
      findings: [
        ...expected.map((address) => {
          if (of(address).some(({ confirmed }) => confirmed)) return false;
          const known = of(address).length > 0;
          return stops(
            `No alarm reaches ${address}: it ${known ? 'has not confirmed its subscription' : 'is not subscribed'}`,
            known ? link : deploy(config, 'Service'),
          );
        }),
        ...waiting.map(({ endpoint }) =>
          weakens(`${endpoint} has not confirmed its subscription to alarms`, link),
        ),
      ],
    };
  },
};
