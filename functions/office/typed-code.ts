import * as z from 'zod/mini';

/** A code as it is read from a mail or heard on the telephone: with spaces, dots or hyphens between. */
export const typedCode = z.string().check(z.overwrite((typed) => typed.replace(/[ .-]/g, '')));
