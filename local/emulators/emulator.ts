/** One request of a service's client, as an emulator's socket sees it. */
export type Call = {
  readonly service: 'dynamodb' | 'sqs' | 'ses' | 'kms' | 'secretsmanager' | 'lambda' | 'cloudformation';
  readonly operation: string;
  /** The access key id of the request's credential: the host gives each function environment its own. */
  readonly caller: string;
};

/**
 * Asked around every call: `before` while nothing has happened yet, `after` when the effect is there and the
 * answer is not. The host may kill the caller in either place and wait for its exit: a call whose caller is dead by
 * the end of `before` has no effect. A rejection drops the connection, with the same outcome.
 */
export type CallGate = {
  before(call: Call): Promise<void>;
  after(call: Call): Promise<void>;
};

/** The host's time in epoch milliseconds: the real clock, or a moment at which it was set. */
export type HostClock = { now(): number };

/** Where the emulated account lives; only its names (ARNs) show it. */
export type Place = { readonly region: string; readonly account: string };

export const localPlace: Place = { region: 'ap-southeast-3', account: '000000000000' };

export const openGate: CallGate = { before: async () => {}, after: async () => {} };

/** A running emulator; `stop` leaves neither socket nor process behind. */
export type Emulator = {
  /** `http://127.0.0.1:PORT`, for `AWS_ENDPOINT_URL_*`. */
  readonly url: string;
  stop(): Promise<void>;
};
