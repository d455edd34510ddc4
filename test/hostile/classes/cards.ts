import * as fc from 'fast-check';
import { type Attempt, eventOf, type Fresh, post } from '../harness/attempt.ts';
import type { HostileClass } from '../harness/hostile-class.ts';
import { accepted, refused, withField } from './one-field.ts';
import { foreignDigits } from './unicode.ts';

const two = (number: number): string => String(number % 100).padStart(2, '0');

type Card = { readonly region?: string; readonly day: number; readonly month: number; readonly year: number };

/** The number as it is printed: region, day (women: and 40), month, year, serial. */
const cardOf = ({ region = '321201', day, month, year }: Card, serial = '0003'): string =>
  `${region}${two(day)}${two(month)}${two(year)}${serial}`;

const longest = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
const daysOf = (month: number, year: number): number =>
  month === 2 && !isLeap(year) ? 28 : (longest[month - 1] ?? 0);

/** Days that were, of people who were between 17 and 95 when the battery's system lives. */
const births = fc
  .record({ month: fc.integer({ min: 1, max: 12 }), year: fc.integer({ min: 1931, max: 2009 }) })
  .chain(({ month, year }) =>
    fc.integer({ min: 1, max: daysOf(month, year) }).map((day) => ({ day, month, year })),
  );

/** What is stored of a number: neither it nor a digit of it. */
const read = (fresh: Fresh, nik: string, kept: Readonly<Record<string, unknown>>): Attempt => ({
  ...accepted(fresh, 'nik', nik),
  expected: { kept },
});

/** The same number at another moment, which only an event can say. */
function at(when: string, attempt: Attempt, fresh: Fresh, nik: string): Attempt {
  const { requestContext, ...event } = eventOf(post(JSON.stringify(withField(fresh, 'nik', nik))));
  const context = { ...Object(requestContext), timeEpoch: Date.parse(when) };
  const { wire: _, ...rest } = attempt;
  return { ...rest, what: `${attempt.what} at ${when}`, event: { ...event, requestContext: context } };
}

const good = { day: 5, month: 5, year: 1990 };
const separators = [' ', '.', '-', '  ', '. '];

/** The card's number: digits, dates, regions, ages. */
export const cardClasses: readonly HostileClass[] = [
  {
    id: 'B45',
    peersMay: 'refuse',
    words: 'NIK of 15 or 17 digits, with letters or separators',
    fixed: (fresh) => [
      ...['', '1', '321201050590000', '32120105059000031', '3212010505900003'.repeat(2)].map((nik) =>
        refused(fresh, 'nik', nik, 'nik-length'),
      ),
      ...[
        '32120105O5900003',
        '3212010505900003x',
        '0x3212010505900003',
        '3212010505900,003',
        '3212_0105_0590_0003',
      ].map((nik) => refused(fresh, 'nik', nik, 'nik-length')),
      ...['3212 0105 0590 0003', '32.12.01.050590.0003', ' 321201-050590-0003 '].map((nik) =>
        read(fresh, nik, { sex: 'm', ageBand: '35-44' }),
      ),
    ],
    generated: (fresh) =>
      fc
        .tuple(births, fc.constantFrom(...separators), fc.integer({ min: 1, max: 15 }))
        .map(([birth, sign, place]) => {
          const nik = cardOf(birth);
          return read(fresh, `${nik.slice(0, place)}${sign}${nik.slice(place)}`, { sex: 'm' });
        }),
    remark: 'spaces, dots and dashes between the digits are dropped',
  },
  {
    id: 'B46',
    words: 'NIK as a number',
    fixed: (fresh) =>
      [3212010505900003, 3212010505900004, 1e16, 0.5, 3.2e15].map((nik) =>
        refused(fresh, 'nik', nik, 'wrong-type'),
      ),
    generated: (fresh) => births.map((birth) => refused(fresh, 'nik', Number(cardOf(birth)), 'wrong-type')),
  },
  {
    id: 'B47',
    words: 'NIK in the digits of other scripts',
    fixed: (fresh) =>
      ['٣٢١٢٠١٠٥٠٥٩٠٠٠٠٣', '３２１２０１０５０５９００００３', '321201050590000³', '①②③④⑤⑥⑦⑧⑨①②③④⑤⑥⑦'].map(
        (nik) => refused(fresh, 'nik', nik, 'nik-length'),
      ),
    generated: (fresh) =>
      fc
        .tuple(births, fc.nat({ max: 15 }), fc.constantFrom(...foreignDigits))
        .map(([birth, place, digit]) =>
          refused(fresh, 'nik', [...cardOf(birth)].with(place, digit).join(''), 'nik-length'),
        ),
  },
  {
    id: 'B48',
    words: 'NIK with a line end or another sign behind it',
    fixed: (fresh) =>
      ['\n', '\r\n', '\t', '\u0000', '\u200B', '\u00A0', '\uFEFF', '\u2028', '\u202C'].flatMap((sign) => [
        refused(fresh, 'nik', `${cardOf(good)}${sign}`, 'nik-length'),
        refused(fresh, 'nik', `${sign}${cardOf(good)}`, 'nik-length'),
      ]),
    generated: (fresh) =>
      fc
        .string({ unit: 'grapheme', minLength: 1, maxLength: 3 })
        .filter((sign) => !/^[ .-]+$/.test(sign))
        .map((sign) => refused(fresh, 'nik', `${cardOf(good)}${sign}`, 'nik-length')),
  },
  {
    id: 'B49',
    words: 'NIK of zeros, of one digit, with the serial 0000',
    fixed: (fresh) => [
      ...Array.from({ length: 10 }, (_, digit) =>
        refused(fresh, 'nik', String(digit).repeat(16), 'nik-serial'),
      ),
      ...['3232323232323232', '1201120112011201', '0123012301230123'].map((nik) =>
        refused(fresh, 'nik', nik, 'nik-serial'),
      ),
    ],
    generated: (fresh) => births.map((birth) => refused(fresh, 'nik', cardOf(birth, '0000'), 'nik-serial')),
  },
  {
    id: 'B50',
    words: 'NIK with a date that never was',
    fixed: (fresh) => [
      ...[0, 32, 33, 39, 40, 72, 80, 99].map((day) =>
        refused(fresh, 'nik', cardOf({ ...good, day }), 'nik-date'),
      ),
      ...[0, 13, 20, 99].map((month) => refused(fresh, 'nik', cardOf({ ...good, month }), 'nik-date')),
      ...[
        { day: 31, month: 2, year: 1990 },
        { day: 29, month: 2, year: 1991 },
        { day: 70, month: 2, year: 1992 },
        { day: 31, month: 4, year: 1990 },
        { day: 71, month: 6, year: 1990 },
      ].map((birth) => refused(fresh, 'nik', cardOf(birth), 'nik-date')),
    ],
    generated: (fresh) =>
      fc
        .tuple(births, fc.integer({ min: 1, max: 9 }), fc.constantFrom(0, 40))
        .map(([{ month, year }, over, woman]) => {
          const day = Math.max(daysOf(month, year), isLeap(year + 100) ? 29 : 0) + over + woman;
          return refused(fresh, 'nik', cardOf({ day, month, year }), 'nik-date');
        }),
  },
  {
    id: 'B51',
    words: 'NIK of a woman: the day and 40',
    fixed: (fresh) =>
      [41, 50, 68, 71].map((day) =>
        read(fresh, cardOf({ day, month: 1, year: 1990 }), { sex: 'f', ageBand: '35-44' }),
      ),
    generated: (fresh) =>
      fc
        .tuple(births, fc.boolean())
        .map(([birth, woman]) =>
          read(fresh, cardOf({ ...birth, day: birth.day + (woman ? 40 : 0) }), { sex: woman ? 'f' : 'm' }),
        ),
  },
  {
    id: 'B52',
    words: 'NIK and birth date: two digits of a year, two centuries',
    fixed: (fresh) => [
      refused(fresh, 'birthDate', '1990-05-05', 'unknown-field'),
      refused(fresh, 'birthDate', '1891-05-05', 'unknown-field'),
      read(fresh, cardOf({ day: 25, month: 11, year: 1926 }), { ageBand: '65+' }),
      read(fresh, cardOf({ day: 25, month: 11, year: 2011 }), { ageBand: '15-17' }),
      read(fresh, cardOf({ day: 29, month: 2, year: 2000 }), { ageBand: '25-34' }),
      read(fresh, cardOf({ day: 26, month: 11, year: 1925 }), { ageBand: '65+' }),
      refused(fresh, 'nik', cardOf({ day: 25, month: 11, year: 1925 }), 'nik-age'),
    ],
    remark:
      'no birth date is asked for: the field is refused, and the card’s date is read in its one possible century',
  },
  {
    id: 'B53',
    words: 'NIK of a region that never was; of one that was split since',
    fixed: (fresh) => [
      ...['999901', '001201', '101201', '329901', '320001', '000000'].map((region) =>
        refused(fresh, 'nik', cardOf({ ...good, region }), 'nik-region'),
      ),
      ...['540101', '910101', '940101', '640801', '327801', '317401', '110101', '650101'].map((region) =>
        read(fresh, cardOf({ ...good, region }), { sex: 'm' }),
      ),
    ],
  },
  {
    id: 'B54',
    words: 'NIK of another region than the district: people move',
    fixed: (fresh) =>
      ['110101', '317101', '517101', '737101', '920201'].map((region) =>
        read(fresh, cardOf({ ...good, region }), { district: '32.12' }),
      ),
  },
  {
    id: 'B55',
    words: 'NIK next to somebody’s, or somebody’s: the same answer',
    fixed: (fresh) =>
      ['0003', '0003', '0004', '0013', '9999', '0001'].map((serial) =>
        read(fresh, cardOf(good, serial), { sex: 'm', ageBand: '35-44' }),
      ),
    remark: 'how long the answers take is measured with B84',
  },
  {
    id: 'B58',
    words: 'NIK of a child, on the birthday in Jakarta, of somebody over a hundred',
    fixed: (fresh) => {
      const child = cardOf({ day: 26, month: 11, year: 2011 });
      const old = cardOf({ day: 26, month: 11, year: 1925 });
      const tooYoung = refused(fresh, 'nik', child, 'nik-age');
      return [
        ...[tooYoung, refused(fresh, 'nik', cardOf({ day: 1, month: 1, year: 2024 }), 'nik-age')],
        at('2026-11-25T16:59:59.999Z', tooYoung, fresh, child),
        at('2026-11-25T17:00:00.000Z', read(fresh, child, { ageBand: '15-17' }), fresh, child),
        at('2026-11-25T16:59:59.999Z', read(fresh, old, { ageBand: '65+' }), fresh, old),
        at('2026-11-25T17:00:00.000Z', refused(fresh, 'nik', old, 'nik-age'), fresh, old),
        at('2040-11-26T02:00:00.000Z', read(fresh, old, { ageBand: '15-17' }), fresh, old),
      ];
    },
    generated: (fresh) =>
      fc
        .date({ min: new Date('2011-11-26'), max: new Date('2025-11-25'), noInvalidDate: true })
        .map((date) => {
          const birth = {
            day: date.getUTCDate(),
            month: date.getUTCMonth() + 1,
            year: date.getUTCFullYear(),
          };
          return refused(fresh, 'nik', cardOf(birth), 'nik-age');
        }),
  },
];
