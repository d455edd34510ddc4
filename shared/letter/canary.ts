/** Names the canary's letters where an office's have its mailbox; no office of a catalog may be called so. */
export const canaryMailbox = 'canary';

export const isCanary = (mailbox: string): boolean => mailbox === canaryMailbox;

/**
 * AWS's own: takes mail like a mailbox that works, and counts neither against the quota nor for the reputation.
 * https://docs.aws.amazon.com/ses/latest/dg/send-an-email-from-console.html
 */
export const canaryAddress = 'success@simulator.amazonses.com';
