import { readFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { kept, makeScripts } from '../../../browser/make-scripts.ts';

test('the compiled scripts are those of the sources: `npm run scripts` makes them anew', () => {
  const { paths, code } = makeScripts();
  expect(JSON.parse(readFileSync(kept.paths, 'utf8'))).toEqual(paths);
  const packed = JSON.parse(readFileSync(kept.code, 'utf8')) as Record<string, string>;
  const texts = Object.entries(packed).map(([path, bytes]) => [
    path,
    brotliDecompressSync(Buffer.from(bytes, 'base64')).toString(),
  ]);
  expect(Object.fromEntries(texts)).toEqual(code);
});
