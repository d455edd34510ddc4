import { setTimeout } from 'node:timers/promises';
import { sideBySide } from './phones.ts';
import { addressOf, openSource } from './source.ts';

const lanes = 12;
const mostTries = 50;

/** How many of the receipts the status page does not know; a refusal for being too many is waited out. */
export async function countUnknown(url: string, receipts: readonly string[]): Promise<number> {
  const source = openSource(url, addressOf(0));
  let unknown = 0;
  await sideBySide(lanes, receipts.length, async (number) => {
    for (let tries = 0; tries < mostTries; tries += 1) {
      const { status } = await source.post('/status', { receipt: receipts[number] });
      if (status === 200) return;
      if (status === 404) break;
      await setTimeout(200);
    }
    unknown += 1;
  });
  source.close();
  return unknown;
}
