/** A random UUID (version 4), also in browsers of before 2021. */
export const newId = (): string =>
  crypto.randomUUID?.() ??
  '10000000-1000-4000-8000-100000000000'.replace(/[018]/g, (digit) =>
    (Number(digit) ^ (randomByte() & (15 >> (Number(digit) / 4)))).toString(16),
  );

const randomByte = (): number => crypto.getRandomValues(new Uint8Array(1))[0] ?? 0;
