/** What of a request a policy can speak of: the ARNs that it names, and IAM's condition keys with their values. */
export type Asked = {
  readonly resources: readonly string[];
  readonly context?: Readonly<Record<string, readonly string[]>>;
};

const services = [
  ...(['dynamodb', 'sqs', 'ses', 'kms', 'secretsmanager'] as const),
  ...(['sesv2', 'sns', 'scheduler', 'lambda', 'cloudformation'] as const),
] as const;

/** One request of a service's client, as an emulator's socket sees it. */
export type Call = Asked & {
  readonly service: (typeof services)[number];
  readonly operation: string;
  /** The access key id of the request's credential: the host gives each function environment its own. */
  readonly caller: string;
};

/** Thrown by a gate's `before`: the caller's role does not allow the call, and the service says so. */
export class AccessDenied extends Error {
  override readonly name = 'AccessDeniedException';
}

/**
 * Asked around every call: `before` while nothing has happened yet, `after` when the effect is there and the
 * answer is not. The host may kill the caller in either place and wait for its exit: a call whose caller is dead by
 * the end of `before` has no effect. A rejection drops the connection, with the same outcome, but for `AccessDenied`,
 * which is answered.
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

export const arnIn = ({ region, account }: Place, service: string, rest: string): string =>
  `arn:aws:${service}:${region}:${account}:${rest}`;

export const openGate: CallGate = { before: async () => {}, after: async () => {} };

/** A running emulator; `stop` leaves neither socket nor process behind. */
export type Emulator = {
  /** `http://127.0.0.1:PORT`, for `AWS_ENDPOINT_URL_*`. */
  readonly url: string;
  stop(): Promise<void>;
};
