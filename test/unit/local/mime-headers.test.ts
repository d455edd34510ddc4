import { describe, expect, it } from 'vitest';
import { addressesIn, headerOf, readHeaders } from '../../../local/emulators/mime-headers.ts';

describe('the headers of a message', () => {
  const headers = readHeaders(
    Buffer.from(
      [
        'From: "Dinas, Tenaga" <dinas@kantor.example>',
        'Subject: =?UTF-8?Q?Rujukan_baru_=E2=80=93?=',
        ' =?utf-8?B?IHBla2FuIDQ4?=',
        'X-Long: one',
        '\ttwo',
        '',
        'X-Body: not a header',
      ].join('\r\n'),
    ),
  );

  it('are unfolded, and end at the first empty line', () => {
    expect(headerOf(headers, 'x-long')).toBe('one two');
    expect(headerOf(headers, 'X-Body')).toBeUndefined();
  });

  it('are decoded across neighboring encoded words', () => {
    expect(headerOf(headers, 'subject')).toBe('Rujukan baru – pekan 48');
  });

  it('give their bare addresses, whatever a display name holds', () => {
    expect(addressesIn(headerOf(headers, 'from'))).toEqual(['dinas@kantor.example']);
    expect(addressesIn('"a@b.example" <c@d.example>, e@f.example')).toEqual(['c@d.example', 'e@f.example']);
    expect(addressesIn(undefined)).toEqual([]);
  });
});
