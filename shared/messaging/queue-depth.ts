/** How many messages a queue holds, as far as is known; throws `Unavailable` where it does not answer. */
export type QueueDepth = () => Promise<number>;

/** The double of `sqsQueueDepth`: counts what lies in a list. */
export const memoryQueueDepth =
  (messages: readonly unknown[]): QueueDepth =>
  async () =>
    messages.length;
