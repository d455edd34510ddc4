import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { generateSecretString } from '../../../local/emulators/generate-secret.ts';

it('has the length asked for, each type that is not excluded, and nothing that is', () => {
  const request = fc.record({
    PasswordLength: fc.integer({ min: 5, max: 80 }),
    ExcludePunctuation: fc.boolean(),
    ExcludeNumbers: fc.boolean(),
    ExcludeUppercase: fc.boolean(),
  });
  void fc.assert(
    fc.property(request, (asked) => {
      const secret = generateSecretString({ ...asked, ExcludeCharacters: 'abc' });
      expect(secret).toHaveLength(asked.PasswordLength);
      expect(/[a-c]/.test(secret)).toBe(false);
      expect(/[d-z]/.test(secret)).toBe(true);
      expect(/[0-9]/.test(secret)).toBe(!asked.ExcludeNumbers);
      expect(/[A-Z]/.test(secret)).toBe(!asked.ExcludeUppercase);
      expect(/[^A-Za-z0-9]/.test(secret)).toBe(!asked.ExcludePunctuation);
    }),
  );
});
