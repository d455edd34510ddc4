import { afterEach, expect, test, vi } from 'vitest';
import { newId } from '../../../browser/new-id.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

afterEach(() => vi.unstubAllGlobals());

test.each(['can', 'cannot'])('an id is a random UUID in a browser that %s make one', (can) => {
  const getRandomValues = crypto.getRandomValues.bind(crypto);
  if (can === 'cannot') vi.stubGlobal('crypto', { getRandomValues });
  const ids = Array.from({ length: 200 }, newId);
  expect(ids.filter((id) => !uuid.test(id))).toEqual([]);
  expect(new Set(ids).size).toBe(200);
});
