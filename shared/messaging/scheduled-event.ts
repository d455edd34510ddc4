import * as z from 'zod/mini';

const schema = z.object({ scheduledAt: z.iso.datetime() });

/** The time for which a schedule fired, as its input in the template carries it. Throws for any other event. */
export const scheduledTime = (event: unknown): Date => new Date(schema.parse(event).scheduledAt);

/** Clocks differ a little, and a scheduler may be early. */
const earlyMs = 5 * 60 * 1000;

/**
 * The middy middleware of what a clock calls: refuses a time that has not come. Whoever may call by hand could otherwise
 * let a withdrawal take effect before its 72 hours, every term end that runs, and keep offices unwritten to until then.
 */
export const notBeforeItsTime = (now: () => number) => ({
  before: ({ event }: { readonly event: unknown }): void => {
    const called = schema.safeParse(event);
    // Each function itself refuses what is no event of its own.
    if (called.success && Date.parse(called.data.scheduledAt) - now() > earlyMs)
      throw new Error(`${called.data.scheduledAt} has not come`);
  },
});
