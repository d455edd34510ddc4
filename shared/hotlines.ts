import * as z from 'zod/mini';

export const telephoneNumber = z.string().check(z.regex(/^\+?\d{3,15}$/));

export const hotlineSchema = z.strictObject({
  name: z.string().check(z.minLength(1), z.maxLength(30)),
  number: telephoneNumber,
});

/** More would push the first question off a small phone. */
export const mostHotlines = 3;

/** Lines that are answered day and night. */
export const hotlines = z.readonly(z.array(hotlineSchema).check(z.maxLength(mostHotlines)));

export type Hotline = z.infer<typeof hotlines>[number];
