/** Reads a secret. What zod or JSON say of one that cannot be read would tell what stands in it: these words do not. */
export function withoutContent<T>(words: string, read: () => T): T {
  try {
    return read();
  } catch {
    throw new Error(words);
  }
}
