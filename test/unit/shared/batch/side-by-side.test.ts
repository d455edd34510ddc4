import { expect, test } from 'vitest';
import { sideBySide } from '../../../../shared/batch/side-by-side.ts';

const pause = () => new Promise<void>((resolve) => setImmediate(resolve));

test('no more than so many are worked at once, none is taken before, and each is worked once', async () => {
  let taken = 0;
  let running = 0;
  let most = 0;
  const done: number[] = [];
  function* numbers() {
    while (taken < 20) {
      taken += 1;
      yield taken;
    }
  }
  await sideBySide(4, numbers(), async (number) => {
    running += 1;
    most = Math.max(most, running);
    expect(taken - done.length).toBeLessThanOrEqual(4);
    await pause();
    running -= 1;
    done.push(number);
  });
  expect(most).toBe(4);
  expect(done.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, at) => at + 1));
});

test('nothing to do is done at once', async () => {
  await sideBySide(3, [], () => Promise.reject(new Error('nobody asked')));
});

test('who fails ends it, and so does a source that fails', async () => {
  const failing = sideBySide(2, [1, 2, 3], async (number) => {
    await pause();
    if (number === 2) throw new Error('two');
  });
  await expect(failing).rejects.toThrow('two');
  async function* broken() {
    yield 1;
    throw new Error('source');
  }
  await expect(sideBySide(2, broken(), pause)).rejects.toThrow('source');
});
