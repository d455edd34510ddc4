import * as z from 'zod';

export const telephoneNumber = z.string().regex(/^\+?\d{3,15}$/);

/** Lines that are answered day and night. More than three would push the first question off a small phone. */
export const hotlines = z
  .array(z.strictObject({ name: z.string().min(1).max(30), number: telephoneNumber }))
  .max(3)
  .readonly();

export type Hotline = z.infer<typeof hotlines>[number];
