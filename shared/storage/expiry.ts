import type { Item } from './table.ts';

/**
 * The table's time to live, in seconds. DynamoDB deletes what is past "within a few days", and shows it until then:
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ttl-expired-items.html
 * So both implementations of the port leave it out themselves.
 */
export const expiry = 'expiresAt';

/** `at`: the present moment, in seconds since 1970. */
export const isPast = (item: Item, at: number): boolean => {
  const end = item[expiry];
  return typeof end === 'number' && end <= at;
};

/** Whole seconds, as the time to live counts. */
export const secondsOf = (milliseconds: number): number => Math.floor(milliseconds / 1000);
