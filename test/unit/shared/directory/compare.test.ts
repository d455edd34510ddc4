import { expect, it, test } from 'vitest';
import { catalog } from '../../../../shared/catalog/current.ts';
import { compareRows, type Row } from '../../../../shared/directory/compare.ts';
import type { DirectoryEntry } from '../../../../shared/storage/offices.ts';

const entry: DirectoryEntry = {
  ...{
    office: 'disnaker@32.12',
    mailbox: 'disnaker-32-12',
    address: 'lama@kab.go.id',
    telephone: '0234272025',
  },
  ...{ verified: true, addressVersion: 3, zone: 'Asia/Jakarta', language: 'id' },
};
const compare = (...rows: Row[]) =>
  compareRows(rows, { catalog, governmentDomains: ['go.id'], directory: [entry] });
const one = (office: string, fields: Row['fields']) => compare({ office, fields })[0];

it('tells field by field what is new, and what changes', () => {
  expect(one('kemnaker', { address: 'x@kemnaker.go.id' })).toMatchObject({
    kind: 'new',
    changes: expect.arrayContaining([{ field: 'address', from: '', to: 'x@kemnaker.go.id' }]),
  });
  expect(one('disnaker@32.12', { address: 'baru@kab.go.id', telephone: '(0234) 272-025' })).toMatchObject({
    kind: 'changed',
    changes: [{ field: 'address', from: 'lama@kab.go.id', to: 'baru@kab.go.id' }],
    after: { address: 'lama@kab.go.id', verified: true, change: { address: 'baru@kab.go.id' } },
  });
  expect(one('disnaker@32.12', { address: 'lama@kab.go.id' })?.kind).toBe('unchanged');
  expect(one('kemensos', {})?.kind).toBe('without-address');
});

test.each([
  ['disnaker@99.99', { address: 'a@go.id' }, 'no office of the catalog'],
  ['kemnaker', { address: 'a@' }, 'no mail address'],
  ['kemnaker', { address: 'a@kemnaker.go.id', zone: 'Asia/Tokyo' }, 'is none of Asia/Jakarta'],
  ['kemnaker', { address: 'a@kemnaker.go.id', language: 'nl' }, 'is none of id, en'],
  ['kemnaker', { address: 'a@kemnaker.go.id', telephone: '215255733' }, 'begins with 0 or +62'],
  ['kemnaker', { address: 'a@kemnaker.go.id', rhythmHours: '25' }, 'no number of hours'],
  ['kemnaker', { address: 'a@mail.example' }, 'is outside go.id: give a reason'],
  ['kemnaker', { address: 'a@fakego.id' }, 'is outside go.id: give a reason'],
  ['kemnaker', { address: 'LAMA@kab.go.id' }, 'is that of disnaker@32.12 too'],
])('of %s with %o it says what is wrong', (office, fields, words) => {
  expect(one(office, fields)?.problems.join()).toContain(words);
});

it('takes an address elsewhere with a reason, which it keeps', () => {
  const fields = { address: 'a@mail.example', reason: 'letter 12/2026' };
  expect(one('kemnaker', fields)?.after).toMatchObject({ reason: 'letter 12/2026' });
  expect(one('disnaker@32.12', fields)?.after?.change).toMatchObject({ reason: 'letter 12/2026' });
});

it('sees two rows that enter the same address', () => {
  const fields = { address: 'sama@go.id' };
  const found = compare({ office: 'kemnaker', fields }, { office: 'kemensos', fields });
  expect(found.map(({ kind }) => kind)).toEqual(['wrong', 'wrong']);
});

it('gives a telephone that a spreadsheet has taken for a number its sign again', () => {
  expect(one('disnaker@32.12', { telephone: '62234272025' })?.changes[0]?.to).toBe('+62234272025');
});
