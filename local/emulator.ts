/** One request of a service's client, as an emulator's socket sees it. */
export type Call = {
  readonly service: 'dynamodb' | 'sqs' | 'ses' | 'kms' | 'secretsmanager';
  readonly operation: string;
  /** The access key id of the request's credential: the host gives each function environment its own. */
  readonly caller: string;
};

/**
 * Asked around every call: `before` while nothing has happened yet, `after` when the effect is there and the
 * answer is not. The host may kill the caller in either place; the emulator then answers into a dead socket.
 */
export type CallGate = {
  before(call: Call): Promise<void>;
  after(call: Call): Promise<void>;
};

/** The host's time in epoch milliseconds: the real clock, or a moment at which it was set. */
export type HostClock = { now(): number };

export const openGate: CallGate = { before: async () => {}, after: async () => {} };
