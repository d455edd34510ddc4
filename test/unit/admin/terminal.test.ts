import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { openTerminal } from '../../../admin/terminal.ts';

function typing(isTTY: boolean) {
  const input = Object.assign(new PassThrough(), { isTTY, setRawMode: (on: boolean) => modes.push(on) });
  const modes: boolean[] = [];
  const shown: string[] = [];
  const into = { write: (text: string) => shown.push(text) };
  return { input, modes, shown, terminal: openTerminal(input, into, into) };
}

test('what is asked secretly shows on a terminal as stars only, and backspace takes one back', async () => {
  const { input, modes, shown, terminal } = typing(true);
  const asked = terminal.askSecretly('Card number:');
  for (const key of ['3', '2', '9', '\u007f', '1', '\r']) {
    input.write(key);
    await new Promise(setImmediate);
  }
  expect(await asked).toBe('321');
  expect(shown.join('')).toMatch(/^Card number: \*+\n$/);
  expect(modes).toEqual([true, false]);
});

test('two lines of one pipe answer two questions', async () => {
  const { input, terminal } = typing(false);
  input.end('first\nsecond\n');
  expect([await terminal.askSecretly('One?'), await terminal.askSecretly('Two?')]).toEqual([
    'first',
    'second',
  ]);
});

test('the end of the input is an empty answer', async () => {
  const { input, terminal } = typing(false);
  input.end();
  expect(await terminal.askSecretly('One?')).toBe('');
});

test('Ctrl-C ends the question and gives the terminal back', async () => {
  const { input, modes, shown, terminal } = typing(true);
  const asked = terminal.askSecretly('Card number:');
  input.write('\u0003');
  await expect(asked).rejects.toThrow('interrupted');
  expect(shown.at(-1)).toBe('\n');
  expect(modes).toEqual([true, false]);
});
