import * as fc from 'fast-check';
import type { HostileClass } from '../harness/hostile-class.ts';
import { accepted, refused } from './one-field.ts';
import { foreignDigits } from './unicode.ts';

/** Mobile numbers of Indonesia, made from their parts, so that what must come out is known. */
const mobiles = fc
  .tuple(fc.constantFrom('812', '811', '857', '895', '838', '899'), fc.stringMatching(/^[0-9]{6,8}$/))
  .map((parts) => parts.join(''));

const writings: readonly ((national: string) => string)[] = [
  (national) => `0${national}`,
  (national) => `62${national}`,
  (national) => `+62${national}`,
  (national) => `+62 (0)${national}`,
  (national) => `0062${national}`,
  (national) => `0${national.slice(0, 3)}-${national.slice(3, 7)}-${national.slice(7)}`,
  (national) => ` +62 ${national.slice(0, 3)} ${national.slice(3)} `,
  (national) => `(0${national.slice(0, 3)}) ${national.slice(3)}`,
];

export const phoneClasses: readonly HostileClass[] = [
  {
    id: 'B56',
    peersMay: 'refuse',
    words: 'telephone numbers in every writing, and what is none',
    fixed: (fresh) =>
      [
        ...writings.map((write) => accepted(fresh, 'phone', write('81234567890'), '+6281234567890')),
        ...(
          [
            ['+852 9123 4567', '+85291234567'],
            ['00886 912 345 678', '+886912345678'],
            ['0811123456', '+62811123456'],
            ['021-5255733', '+62215255733'],
          ] as const
        ).map(([typed, kept]) => accepted(fresh, 'phone', typed, kept)),
        ...[
          '',
          '08123',
          '+62812345',
          '+6281234567890123',
          '0812 3456 7890 ext 5',
          '0812-3456-7890#5',
          '+979123456789',
        ],
        ...[
          '＋6281234567890',
          '٠٨١٢٣٤٥٦٧٨٩٠',
          '++6281234567890',
          '08091234567',
          '0800123456',
          '91234567',
          '+0812345678',
        ],
        ...[
          '081234567890\n',
          '\t081234567890',
          '081234567890,081234567891',
          '081234567890;phone-context=x',
          'tel:081234567890',
        ],
        ...['0812345O7890', '\u202D081234567890\u202C', '0812\u200B34567890', '+62 81234567890 / 91'],
      ].map((one) => (typeof one === 'string' ? refused(fresh, 'phone', one, 'phone-format') : one)),
    generated: (fresh) =>
      fc.oneof(
        fc
          .tuple(mobiles, fc.constantFrom(...writings))
          .map(([national, write]) => accepted(fresh, 'phone', write(national), `+62${national}`)),
        fc
          .tuple(
            mobiles,
            fc.constantFrom(...foreignDigits, 'x', '#', '*', ';', '\n', '/'),
            fc.integer({ min: 1, max: 8 }),
          )
          .map(([national, sign, place]) =>
            refused(
              fresh,
              'phone',
              `0${national.slice(0, place)}${sign}${national.slice(place)}`,
              'phone-format',
            ),
          ),
      ),
  },
];
