import type { Host } from '../host.ts';
import { postJson } from './client.ts';
import { examples, numbered } from './example-people.ts';

export type Asked = { withdrawn: number; disputed: number; confirmed: number; phones: number };

type Choice = { readonly stage: string };
/** A choice, counted from 1, and the receipt that leads to it. */
type Place = { readonly receipt: string; readonly choice: number; readonly stage: string };

/** What people do with their receipts: one withdraws, one gives a new number, and of what was closed one got no help. */
export async function askSome(host: Host, receipts: readonly string[]): Promise<Asked> {
  const places = (await Promise.all(receipts.map((receipt) => placesOf(host, receipt)))).flat();
  const open = places.filter(({ stage }) => stage !== 'closed');
  const closed = places.filter(({ stage }) => stage === 'closed');
  const ask = (some: readonly Place[], wish: object) => askAll(host, some, wish);
  return {
    withdrawn: await ask(open.slice(0, 1), { action: 'withdraw' }),
    phones: await askPhone(host, open.slice(1, 2)),
    disputed: await ask(closed.slice(0, 1), { action: 'confirm', answer: 'no' }),
    confirmed: await ask(closed.slice(1), { action: 'confirm', answer: 'yes' }),
  };
}

async function placesOf(host: Host, receipt: string): Promise<Place[]> {
  const { body } = await postJson(`${host.url}/status`, { receipt });
  const choices = body['choices'] as readonly Choice[];
  return choices.map(({ stage }, at) => ({ receipt, choice: at + 1, stage }));
}

async function askAll(host: Host, places: readonly Place[], wish: object): Promise<number> {
  for (const { receipt, choice } of places) await expectRecorded(host, { receipt, choice, ...wish });
  return places.length;
}

async function askPhone(host: Host, places: readonly Place[]): Promise<number> {
  for (const { receipt } of places)
    await expectRecorded(host, {
      ...{
        receipt,
        action: 'correct-phone',
        phone: numbered(examples.secondPhone, 90_000_001),
        phoneOf: 'family',
      },
    });
  return places.length;
}

async function expectRecorded(host: Host, wish: object): Promise<void> {
  const { status } = await postJson(`${host.url}/status`, { ...wish, confirmed: true });
  if (status !== 200) throw new Error(`POST /status answered ${status}`);
}
