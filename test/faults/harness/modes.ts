/**
 * What can become of one call to a port. The adapters make one error of a throttle, a 5xx and a timeout that had no
 * effect (test/contract/storage/unavailable.test.ts, test/faults/wire.test.ts), so that a port knows them as `refused`.
 */
export const modes = [
  'killed before',
  'killed after',
  'refused',
  'answer lost',
  'retried',
  'unheard',
] as const;
export type Mode = (typeof modes)[number];

export type Service = 'table' | 'queue' | 'mail' | 'keys' | 'secrets';

/** One call of a handler to the world outside: numbered in the order in which they begin. */
export type PortCall = {
  readonly number: number;
  readonly handler: string;
  readonly service: Service;
  readonly operation: string;
  readonly writes: boolean;
};

/**
 * `refused`: nothing happened, and the caller is told so. `answer lost`: it happened, and nobody hears of it. `retried`:
 * the same, and the SDK's own second try is what gets the answer. `unheard`: nothing happened, and nobody can know.
 */
const ofReads: readonly Mode[] = ['killed before', 'refused'];
const ofWrites: readonly Mode[] = ['killed before', 'killed after', 'refused', 'answer lost', 'retried'];
/** The mail client tries once, and a mail that was not answered may be on its way. */
const ofMail: readonly Mode[] = ['killed before', 'killed after', 'refused', 'answer lost', 'unheard'];

/** The modes that differ for this call: a call without effect is lost or refused alike. */
export function modesOf({ service, writes }: Pick<PortCall, 'service' | 'writes'>): readonly Mode[] {
  if (service === 'mail') return ofMail;
  return writes ? ofWrites : ofReads;
}
