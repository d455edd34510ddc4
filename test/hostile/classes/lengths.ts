import * as fc from 'fast-check';
import { type Attempt, type Expected, type Fresh, sent } from '../harness/attempt.ts';
import type { HostileClass } from '../harness/hostile-class.ts';

const tooLong = (path: string, code = 'too-long'): Expected => ({ refused: 400, at: [path], code });

const trouble = {
  targetGroup: 'bermasalah',
  choices: [{ program: 'tki-bermasalah', caseLocation: 'abroad' }],
} as const;

/** The longest of each text, in letters; the two last ones belong to people in trouble only. */
const longest = { name: 100, village: 80, story: 500, safeContact: 100 } as const;
type Text = keyof typeof longest;

const isOfTrouble = (field: Text): boolean => field === 'story' || field === 'safeContact';

function ofLength(field: Text, length: number, fresh: Fresh): Attempt {
  const text = 'a'.repeat(length);
  const body = fresh({ ...(isOfTrouble(field) && trouble), [field]: text });
  return sent(
    `${field} of ${length}`,
    body,
    length > longest[field] ? tooLong(field) : { kept: { [field]: text } },
  );
}

const programs = ['padat-karya', 'pemberdayaan-sosial', 'kewirausahaan', 'pelatihan-kerja'];
const choicesOf = (count: number) =>
  programs
    .slice(0, count)
    .map((program) => ({ program, ...(program === 'kewirausahaan' && { trainingType: 'belum-tahu' }) }));

/** Where a field ends. */
export const lengthClasses: readonly HostileClass[] = [
  {
    id: 'B30',
    words: 'every field at its longest, and one beyond',
    remark: 'Names also have a limit in bytes, of which the peers know nothing.',
    fixed: (fresh) => [
      ...(Object.keys(longest) as Text[]).flatMap((field) =>
        [1, longest[field], longest[field] + 1, longest[field] * 9].map((length) =>
          ofLength(field, length, fresh),
        ),
      ),
      sent('a name of 200 bytes', fresh({ name: 'é'.repeat(100) }), { kept: { name: 'é'.repeat(100) } }),
      sent('a name of 201 bytes', fresh({ name: 'あ'.repeat(67) }), tooLong('name'), { eitherWay: true }),
      ...[1, 2, 3].map((count) =>
        sent(`${count} choices`, fresh({ name: `Pilih ${'abc'[count - 1]}`, choices: choicesOf(count) }), {
          kept: { name: `Pilih ${'abc'[count - 1]}` },
        }),
      ),
      sent('4 choices', fresh({ choices: choicesOf(4) }), tooLong('choices', 'too-many')),
      ...['321201450195000', '32120145019500011', ''].map((nik) =>
        sent(`a card number of ${nik.length}`, fresh({ nik }), tooLong('nik', 'nik-length')),
      ),
      ...['0812', '0812345678901234567890', '+1234567890123456'].map((phone) =>
        sent(`a phone of ${phone.length}`, fresh({ phone }), tooLong('phone', 'phone-format')),
      ),
    ],
    generated: (fresh) =>
      fc
        .tuple(fc.constantFrom(...(Object.keys(longest) as Text[])), fc.integer({ min: 1, max: 1_000 }))
        .map(([field, length]) => ofLength(field, length, fresh)),
  },
];
