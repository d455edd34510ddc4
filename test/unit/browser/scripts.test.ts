import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { kept, makeScripts } from '../../../browser/make-scripts.ts';

test('the compiled scripts are those of the sources: `npm run scripts` makes them anew', () => {
  const { paths, code } = makeScripts();
  expect(JSON.parse(readFileSync(kept.paths, 'utf8'))).toEqual(paths);
  expect(JSON.parse(readFileSync(kept.code, 'utf8'))).toEqual(code);
});
