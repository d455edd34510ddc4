import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { bundle } from '../../infra/bundling/bundle.ts';
import { symbolize } from '../../infra/bundling/symbolize.ts';

/** A text that stands once in the function's code and once in its sources. */
const said = 'no credentials in the environment';
const source = 'infra/bundling/environment-credentials.ts';

it('a stack of the deployed code leads to the line of the source', () => {
  const lines = (bundle(['enroll']).get('enroll')?.code ?? '').split('\n');
  const line = lines.findIndex((one) => one.includes(said));
  const column = lines[line]?.indexOf(said) ?? 0;
  const stack = [
    `Error: ${said}`,
    `    at async a (/var/task/code.js:${line + 1}:${column})`,
    '    at node:vm:1:2',
  ];
  const [first, second = '', last] = symbolize('enroll', stack.join('\n')).split('\n');
  expect([first, last]).toEqual([stack[0], stack[2]]);
  const [, at] = /\(infra\/bundling\/environment-credentials\.ts:(\d+):\d+\)$/.exec(second) ?? [];
  expect(readFileSync(source, 'utf8').split('\n')[Number(at) - 1]).toContain(said);
});
