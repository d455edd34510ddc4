/** Works on so many items at once, and takes the next one when one is done: memory stays flat however many come. */
export async function sideBySide<T>(
  most: number,
  items: Iterable<T> | AsyncIterable<T>,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const source = oneByOne(items);
  const worker = async () => {
    for await (const item of source) await work(item);
  };
  await Promise.all(Array.from({ length: most }, worker));
}

/** A generator hands each item to one of those who wait. */
async function* oneByOne<T>(items: Iterable<T> | AsyncIterable<T>): AsyncGenerator<T> {
  yield* items;
}
