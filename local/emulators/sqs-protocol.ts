import type { Call } from './emulator.ts';

export type QueueState = { readonly visible: number; readonly inFlight: number; readonly delayed: number };

export type QueuedMessage = {
  readonly id: string;
  readonly body: string;
  readonly state: 'visible' | 'inFlight' | 'delayed';
  readonly receiveCount: number;
  /** Epoch milliseconds, simulated: when it was sent, and when a delayed or in-flight one becomes visible. */
  readonly sentAt: number;
  readonly dueAt?: number;
};

export type QueueAttributes = Readonly<Record<string, string>>;

/** What the host asks the queue's process for; each value is what the answer holds. */
export type Commands = {
  start: { ask: { directory?: string; region: string; now: number | null }; answer: string };
  createQueue: { ask: { name: string; attributes: QueueAttributes }; answer: { url: string; arn: string } };
  setTime: { ask: number | null; answer: null };
  nextDueAt: { ask: null; answer: number | null };
  inspect: { ask: null; answer: Record<string, QueueState> };
  messages: { ask: string; answer: QueuedMessage[] };
  stop: { ask: null; answer: null };
};
export type CommandName = keyof Commands;

export type ToChild =
  | { readonly kind: 'command'; readonly id: number; readonly name: CommandName; readonly ask: unknown }
  | { readonly kind: 'gate'; readonly id: number; readonly pass: boolean; readonly denied?: string };

export type ToHost =
  | { readonly kind: 'done'; readonly id: number; readonly answer: unknown }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string }
  | { readonly kind: 'gate'; readonly id: number; readonly when: 'before' | 'after'; readonly call: Call };
