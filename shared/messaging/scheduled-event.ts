import * as z from 'zod';

const schema = z.object({ scheduledAt: z.iso.datetime() });

/** The time for which a schedule fired, as its input in the template carries it. Throws for any other event. */
export const scheduledTime = (event: unknown): Date => new Date(schema.parse(event).scheduledAt);
