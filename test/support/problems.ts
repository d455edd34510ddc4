import { RequestError } from '../../shared/errors.ts';

/** What a RequestError says, as one comparable value; anything else goes on being thrown. */
export function problemOf(act: () => unknown): { code: string; errors: string[] } | undefined {
  try {
    act();
    return undefined;
  } catch (error) {
    if (!(error instanceof RequestError)) throw error;
    return { code: error.code, errors: error.errors.map(({ path, code }) => `${path}: ${code}`) };
  }
}
