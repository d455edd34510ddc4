import { expect, test } from 'vitest';
import { findPlanted, textSource } from '../../support/leak-scan.ts';

const name = 'Zuraidah Qomariyatun';
const phone = '81277665544';
const base64 = (text: string) => Buffer.from(text).toString('base64');

test.each([
  ['in clear', `"name":"${name}"`],
  ['in capitals', name.toUpperCase()],
  ['in UTF-16', Buffer.from(name, 'utf16le').toString('latin1')],
  ['percent-encoded', `?name=${encodeURIComponent(name)}`],
  ['as hex', Buffer.from(name).toString('hex')],
  ['as base64', base64(name)],
  ['as base64 behind one byte', base64(`"${name}"`)],
  ['as base64 behind two bytes', base64(`: ${name}.`)],
])('a planted name is found %s', (_how, text) => {
  expect(findPlanted([textSource('here', text)], [name])).not.toEqual([]);
});

test.each([
  '+62 812-7766-5544',
  '0812.7766.5544',
  '(0812) 7766 5544',
  '6281277665544',
  base64('081277665544'),
])('a planted number is found in %s', (text) => {
  expect(findPlanted([textSource('here', text)], [phone])).not.toEqual([]);
});

test('nothing is found where nothing was planted', () => {
  const text = `${base64('Zuraidah Q')} 8127 and 7665 ${Buffer.from('omariyatun').toString('hex')}`;
  expect(findPlanted([textSource('here', text)], [name, phone])).toEqual([]);
});
