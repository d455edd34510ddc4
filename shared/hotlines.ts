import * as z from 'zod';

export const telephoneNumber = z.string().regex(/^\+?\d{3,15}$/);

export const hotlineSchema = z.strictObject({ name: z.string().min(1).max(30), number: telephoneNumber });

/** More would push the first question off a small phone. */
export const mostHotlines = 3;

/** Lines that are answered day and night. */
export const hotlines = z.array(hotlineSchema).max(mostHotlines).readonly();

export type Hotline = z.infer<typeof hotlines>[number];
