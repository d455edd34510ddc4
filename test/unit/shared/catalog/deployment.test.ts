import { describe, expect, test } from 'vitest';
import { parseCatalog } from '../../../../shared/catalog/catalog.ts';
import { catalogFiles } from '../../../../shared/catalog/data.ts';
import { readCard } from '../../../../shared/enrollment/card.ts';
import { type PhonePlan, readPhone } from '../../../../shared/enrollment/phone.ts';
import { readText } from '../../../../shared/enrollment/text-field.ts';

const { deployment } = catalogFiles;
const withChange = (changes: object) => () =>
  parseCatalog({ ...catalogFiles, deployment: { ...deployment, ...changes } });

test.each([
  [
    'a home zone that is not listed',
    { homeZone: 'Asia/Kathmandu' },
    'deployment.json: homeZone: is not one of',
  ],
  ['one language twice', { languages: [deployment.languages[0], deployment.languages[0]] }, 'are one'],
  ['a day that no week has', { workingDays: [7] }, 'deployment.json: workingDays.0: '],
  [
    'no expression',
    { phone: { ...deployment.phone, possible: '(' } },
    'phone.possible: no regular expression',
  ],
  ['a card of a kind that nobody reads', { card: { kind: 'passport' } }, 'deployment.json: card.kind: '],
  ['no local office', { localOffice: 'bnp2tki' }, 'localOffice names the unknown office of kind manpower'],
])('a deployment with %s is refused, naming file and place', (_what, changes, message) => {
  expect(withChange(changes)).toThrow(message);
});

test('every wrong place of every file is named at once', () => {
  const closedCountries = { ...catalogFiles.closedCountries, countries: [{ iso2: 'Malaysia' }] };
  const districts = { codes: [7] };
  expect(() => parseCatalog({ ...catalogFiles, closedCountries, districts })).toThrow(
    /closed-countries\.json: countries\.0\.iso2: .*\n(.*\n)*districts\.json: codes\.0: /,
  );
});

describe('a numbering plan without a trunk zero for mobiles', () => {
  const nepal: PhonePlan = ['977', '0', '9[678]', '9[678]\\d{8}|[1-9]\\d{7,8}', '9[678]\\d{8}'];

  test.each([
    ['9841 234567', '+9779841234567'],
    ['09841234567', '+9779841234567'],
    ['977-9841234567', '+9779841234567'],
    ['+977 9841234567', '+9779841234567'],
    ['00977 01-4200000', '+97714200000'],
    ['01-4200000', '+97714200000'],
    ['+62 812 3456 7890', '+6281234567890'],
    ['98412345', undefined],
    ['0812 3456 78901', undefined],
  ])('reads %s as %s', (typed, number) => {
    expect(readPhone(typed, nepal)).toBe(number);
  });
});

test('a card whose number is only a pattern is told apart by it, and says nothing of its holder', () => {
  const rule = { kind: 'pattern', pattern: '[1-9][0-9]{9}', without: ' -.' } as const;
  const read = (typed: string) => readCard(typed, { rule, today: '2026-11-26', isRegion: () => false });
  expect(read(' 512-345 6789')).toEqual({ nik: '5123456789' });
  expect(['0123456789', '51234567890', '५१२३४५६७८९'].map(read)).toEqual(Array(3).fill('nik-length'));
});

test('a joiner behind a virama belongs to the word, and is unwelcome elsewhere', () => {
  const story = 'साहुले काम गर\u094D\u200Dयो भनेन';
  expect(readText(story, { max: 100 })).toEqual({ text: story });
  expect(readText('Si\u200Dti', { max: 100 })).toEqual({ code: 'characters' });
});
