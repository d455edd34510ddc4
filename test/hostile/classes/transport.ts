import { type Attempt, both, eventOf, post } from '../harness/attempt.ts';
import type { HostileClass } from '../harness/hostile-class.ts';

/** The envelope: what stands around the JSON. */
export const transportClasses: readonly HostileClass[] = [
  {
    id: 'B1',
    words: 'no body',
    fixed: () => {
      const { body: _, ...event } = eventOf(post(''));
      const expected = { refused: 400, code: 'invalid-json' } as const;
      const none: Attempt = { what: 'no body', event, expected, values: [] };
      return [
        none,
        { ...none, what: 'undefined', event: { ...event, isBase64Encoded: true } },
        both('POST without a body', { ...post(''), body: '' }, expected),
      ];
    },
  },
];
