/** A message as the queue handed it out; its id tells two copies of one message apart from two messages. */
export type UnreadableMessage = { readonly messageId: string; readonly body: string };

/**
 * Lays a message among the dead letters, from where a redrive brings it back; throws `Unavailable` where the queue does
 * not answer. Whoever ends between this and its own "done" leaves a second copy: what a message asks for is done once.
 */
export type PutAside = (message: UnreadableMessage) => Promise<void>;

/** The double of `sqsPutAside`: adds to a list. */
export const memoryPutAside =
  (aside: unknown[]): PutAside =>
  async (message) => {
    aside.push(message);
  };
