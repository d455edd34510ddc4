import type { Line } from './fixed.ts';
import type { Unit } from './prices.ts';

const line = (what: string, unit: Unit, amount: number): Line => ({ what, unit, amount });

/**
 * The design that guides show, on paper: an x64 function of 512 MB with the whole SDK, a put and three queue messages,
 * Powertools' table of idempotency, an index that holds whole items, status rewritten on the item, whole events logged,
 * every request traced. Three agencies are told of each application.
 */
export const naive: readonly Line[] = [
  line('HTTP API', 'httpRequest', 1.3e6),
  line('functions: calls', 'lambdaRequest', 4.3e6),
  line('intake: 512 MB, 60 ms, and 2 % cold 450 ms', 'lambdaGbSecond', 44_850),
  line('notifier: 512 MB, 120 ms, a message each', 'lambdaGbSecond', 180_000),
  line('put of 1.5 KB, and an index with all of it', 'writeUnit', 4e6),
  line('idempotency: put, update, duplicates', 'writeUnit', 2.1e6),
  line('status written three times, index included', 'writeUnit', 12e6),
  line('storage, index included', 'storageGbMonth', 3),
  line('its backup', 'backupGbMonth', 1.5),
  line('queue: send, receive, delete, and idle', 'queueRequest', 9.65e6),
  line('a scan each week', 'readUnit', 0.74e6),
  line('logs: 3 KB a call', 'logGb', 12.9),
];
/** X-Ray at 100 %, which has no unit of ours: 4.3 million traces at 5 dollars. */
export const naiveTraces = 21.5;

/** What nobody can go below who has a gateway, a function and a table: 5 ms at 128 MB, one kilobyte. */
export const floor: readonly Line[] = [
  line('HTTP API', 'httpRequest', 1e6),
  line('a call', 'lambdaRequest', 1e6),
  line('its time', 'lambdaGbSecond', (1e6 * 0.005 * 128) / 1024),
  line('a write', 'writeUnit', 1e6),
];
