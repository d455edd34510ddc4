/** Where a price comes from: read in a source of its day, or remembered from AWS's price pages and not read again. */
type Source = 'read' | 'remembered';
export type Price = { readonly dollars: number; readonly source: Source };

const price = (dollars: number, source: Source): Price => ({ dollars, source });

/**
 * Dollars for one unit, us-east-1, without any free tier, as of 2026-07-22 (docs/cost.md has the sources). Of Jakarta only
 * Lambda's are known, and equal; the others are multiplied by `elsewhere` in the second column of the bill.
 */
export const prices = {
  httpRequest: price(1 / 1e6, 'remembered'),
  lambdaRequest: price(0.2 / 1e6, 'remembered'),
  lambdaGbSecond: price(0.0000166667, 'read'),
  writeUnit: price(0.625 / 1e6, 'read'),
  readUnit: price(0.125 / 1e6, 'read'),
  storageGbMonth: price(0.25, 'remembered'),
  backupGbMonth: price(0.2, 'remembered'),
  queueRequest: price(0.4 / 1e6, 'remembered'),
  scheduledCall: price(1 / 1e6, 'remembered'),
  busEvent: price(1 / 1e6, 'remembered'),
  logGb: price(0.5, 'remembered'),
  keyMonth: price(1, 'remembered'),
  keyCall: price(0.03 / 1e4, 'remembered'),
  secretMonth: price(0.4, 'remembered'),
  secretCall: price(0.05 / 1e4, 'remembered'),
  alarmMonth: price(0.1, 'remembered'),
  metricMonth: price(0.3, 'remembered'),
  dashboardMonth: price(3, 'remembered'),
  firewallMonth: price(5, 'remembered'),
  firewallRuleMonth: price(1, 'remembered'),
  firewallRequest: price(0.6 / 1e6, 'remembered'),
  edgeRequest: price(1.2 / 1e6, 'remembered'),
  /** SES Essentials, what every account has that did not ask for another plan. */
  mail: price(0.16 / 1e3, 'read'),
  mailALaCarte: price(0.1 / 1e3, 'read'),
} as const satisfies Record<string, Price>;

export type Unit = keyof typeof prices;

/** About what Singapore costs more than us-east-1, for prices that are not known to be the same everywhere. */
const elsewhereFactor = 1.25;
const sameEverywhere: ReadonlySet<Unit> = new Set<Unit>([
  ...(['lambdaRequest', 'lambdaGbSecond', 'mail', 'mailALaCarte', 'keyMonth', 'keyCall'] as const),
]);

export const elsewhere = (unit: Unit): number => (sameEverywhere.has(unit) ? 1 : elsewhereFactor);
