import type { Config } from '../../infra/config.ts';
import { aws, type Check, stops, weakens } from './check.ts';

/** Lambda leaves that many to functions that reserve none, and refuses a reservation that would take of them. */
const keptFree = 100;
/** Four readers for each of the table's first four shards, two letters, and one of whatever the clock or a mail calls. */
const inBackground = 4 * 4 + 2 + 6;
const secondsOfCall = 0.1;

/** Calls at once where all routes are used as much as they may be. */
export function callsNeeded({ throttle }: Pick<Config, 'throttle'>): number {
  const routes = Object.values(throttle.routes).map(({ requestsPerSecond }) => requestsPerSecond);
  const requests = routes.reduce((sum, one) => sum + one, throttle.requestsPerSecond);
  return inBackground + Math.ceil(requests * secondsOfCall);
}

export const concurrency: Check = {
  name: 'concurrency',
  async examine({ config, inspection }) {
    const { concurrentExecutions: configured, reservedConcurrency } = config;
    const { atOnce, unreserved } = await inspection.concurrency();
    const need = callsNeeded(config);
    const reserved = Object.values(reservedConcurrency ?? {}).reduce((sum, one) => sum + one, 0);
    const ask = (calls: number) =>
      aws(
        config,
        `service-quotas request-service-quota-increase --service-code lambda --quota-code L-B99A9384 --desired-value ${calls}`,
      );
    return {
      seen: `${atOnce} calls at once, ${unreserved} unreserved; the system needs ${need}`,
      findings: [
        reserved > 0 &&
          atOnce - reserved < keptFree &&
          stops(
            `reservedConcurrency takes ${reserved} calls, and the account's ${atOnce} must leave ${keptFree} free: no deployment succeeds`,
            `${ask(Math.max(1000, reserved + keptFree))}; until then take reservedConcurrency out of config/${config.stage}.json`,
          ),
        atOnce < configured &&
          weakens(
            `Lambda runs ${atOnce} calls at once, and the configuration says ${configured}: the alarm that counts them rings too late`,
            `Set concurrentExecutions in config/${config.stage}.json to ${atOnce} and deploy Service, or ${ask(configured)}`,
          ),
        unreserved < need &&
          weakens(
            `Lambda runs ${unreserved} calls at once for all that reserve none, and the system needs ${need}: people get error pages on a busy day`,
            ask(1000),
          ),
      ],
    };
  },
};
