import { expect, it } from 'vitest';
import { sourceFrom } from '../../../../shared/http/source.ts';

it.each([
  ['198.51.100.10:46532', '198.51.100.10'],
  ['2001:db8:1:2:3:4:5:6:46532', '2001:db8:1:2::/64'],
  ['2001:0db8:0001:0002:ffff:ffff:ffff:ffff:443', '2001:db8:1:2::/64'],
  ['2001:db8::1:443', '2001:db8:0:0::/64'],
  ['2001:db8:1:2::9:443', '2001:db8:1:2::/64'],
  ['[2001:db8:1:2::9]:443', '2001:db8:1:2::/64'],
])('%s comes from %s', (viewer, source) => {
  expect(sourceFrom(viewer)).toBe(source);
});

it.each([undefined, '', 'somebody', '198.51.100.10', ':443'])('%s comes from nobody', (viewer) => {
  expect(sourceFrom(viewer)).toBeUndefined();
});
