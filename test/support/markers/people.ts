import { nikFor } from '../../../local/week/nik-for.ts';
import { type EnrollmentBody, enrollmentFor } from '../../../local/week/people.ts';

/** A card whose digits are no year, no district of the run, and no time of day, four by four. */
const card = { districtCode: '53.08', birthDate: '1987-09-23', sex: 'f' } as const;

/** Asks for help abroad, and for work at home: every personal field is filled in. */
export const troubled: EnrollmentBody = enrollmentFor(1, {
  targetGroup: 'bermasalah',
  choices: [{ program: 'tki-bermasalah', caseLocation: 'abroad' }, { program: 'padat-karya' }],
  district: '32.12',
  about: 'self',
  name: 'Zuraidah Qomariyatun',
  nik: nikFor({ ...card, serial: 8642 }),
  phone: '+6281277665544',
  village: 'Desa Wringinputihan, Kecamatan Gedongjenarsari',
  story: 'Paspor saya ditahan majikan sejak Lebaran kemarin',
  safeContact: 'Hubungi kakak Marsinahwati sesudah magrib',
});

export const plain = (serial: number, more: Partial<EnrollmentBody> = {}): EnrollmentBody =>
  enrollmentFor(serial, {
    ...{ targetGroup: 'purna', choices: [{ program: 'padat-karya' }, { program: 'ttg' }], district: '32.12' },
    ...{ name: 'Tukiyembar Sastrowirjan', village: 'Dusun Kalibeningasri', phone: '+6281355448877' },
    ...{ nik: nikFor({ ...card, serial }), ...more },
  });

export const correctedPhone = '+6281399887766';
export const place = 'Balai Ngudirahayuan';
export const source = '127.88.77.66';

const digits = [troubled.nik, troubled.nik.slice(0, 12), troubled.nik.slice(6)];
const phones = [troubled.phone, plain(2).phone, correctedPhone].map((phone) => phone.slice(3));

/** Words and numbers that stand nowhere else; receipts are added as they are given. */
export const marks = {
  name: ['Zuraidah', 'Qomariyatun', 'Tukiyembar', 'Sastrowirjan'],
  'card number': [...digits, plain(7531).nik.slice(0, 12)],
  telephone: phones,
  village: ['Wringinputihan', 'Gedongjenarsari', 'Kalibeningasri'],
  story: ['Paspor saya', 'ditahan majikan'],
  'safe contact': ['Marsinahwati', 'sesudah magrib'],
  'place typed by an officer': [place],
  'address of the source': [source],
} as const;

/** All fours in a row of the card numbers. */
export const foursOf = (numbers: readonly string[]): ReadonlySet<string> =>
  new Set(
    numbers
      .flatMap((number) => [...number].map((_, at) => number.slice(at, at + 4)))
      .filter((four) => four.length === 4),
  );
