import type { ConsequenceDeps } from '../../shared/consequences/deps.ts';
import type { QueueDepth } from '../../shared/messaging/queue-depth.ts';

export type ReconcileDeps = ConsequenceDeps & {
  /** Letters, and other work, that nothing tries again. */
  readonly deadLetters: QueueDepth;
  readonly deadWork: QueueDepth;
};
