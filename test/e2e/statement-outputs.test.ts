import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const program = fileURLToPath(new URL('../support/outputs-of-a-week.ts', import.meta.url));

async function outputsIn(timeZone: string): Promise<Record<string, string>> {
  const env = { ...process.env, TZ: timeZone };
  const { stdout } = await promisify(execFile)(process.execPath, [program], { env, maxBuffer: 1 << 24 });
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
}

test('items, letters, pages and files of a week are the same bytes wherever the functions live', async () => {
  const [utc = {}, ...others] = await Promise.all(
    ['UTC', 'Asia/Jakarta', 'America/New_York', 'Pacific/Apia'].map(outputsIn),
  );
  expect(Object.keys(utc).length).toBeGreaterThan(2 * (71 + 71));
  for (const other of others) expect(other).toEqual(utc);
}, 120_000);
