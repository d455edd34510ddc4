import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { HttpResponse } from '../../../shared/http/response.ts';
import { postForm, postJson } from '../../support/requests.ts';
import { breaches } from './held.ts';
import { openScene, type Scene } from './scene.ts';

const alphabet = [...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'];
const symbols = fc.array(fc.constantFrom(...alphabet), { minLength: 12, maxLength: 12 });

let scene: Scene;
let receipt: string;
beforeAll(async () => {
  scene = await openScene();
  receipt = scene.receipts[2] ?? '';
});

const at = () => ({ at: scene.system.clock.now });
const ask = (body: object): Promise<HttpResponse> => scene.status(postJson('/status', body, at()));
const askOnPage = (body: object): Promise<HttpResponse> => scene.status(postForm('/status', body, at()));

describe('a receipt', () => {
  it('with one wrong symbol, or two that changed places, is called a slip and opens nothing', async () => {
    const bare = receipt.replaceAll('-', '');
    const slips = fc.oneof(
      fc
        .tuple(fc.nat({ max: 11 }), fc.constantFrom(...alphabet))
        .map(([place, symbol]) => [...bare].with(place, symbol)),
      fc.tuple(fc.nat({ max: 11 }), fc.nat({ max: 11 })).map(([one, other]) => {
        return [...bare].with(one, bare.charAt(other)).with(other, bare.charAt(one));
      }),
    );
    await fc.assert(
      fc.asyncProperty(slips, async (typed) => {
        fc.pre(typed.join('') !== bare);
        expect((await ask({ receipt: typed.join('') })).statusCode).toBe(400);
      }),
    );
  });

  it('that is guessed leads nowhere: a slip, or nobody’s', async () => {
    const before = scene.stored();
    await fc.assert(
      fc.asyncProperty(symbols, async (typed) => {
        const answer = await ask({ receipt: typed.join(''), action: 'withdraw', confirmed: true });
        expect([400, 404]).toContain(answer.statusCode);
        expect(breaches(answer)).toEqual([]);
      }),
    );
    expect(scene.stored()).toBe(before);
  });

  it('is read in every writing of it, and in no other digits', async () => {
    const known = (await ask({ receipt })).body;
    const writings = [
      receipt.toLowerCase(),
      receipt.replaceAll('-', ' '),
      receipt.replaceAll('-', ''),
      ` ${receipt}\n`,
    ];
    for (const typed of writings) expect((await ask({ receipt: typed })).body).toBe(known);
    const wide = [...receipt]
      .map((sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0))
      .join('');
    for (const typed of [wide, `${receipt}0`, receipt.slice(1), `${receipt}${receipt}`, `${receipt}\u0000`])
      expect((await ask({ receipt: typed })).statusCode).toBe(400);
  });

  it('tells neither person nor program nor office, on no page', async () => {
    for (const own of scene.receipts)
      for (const answer of [await ask({ receipt: own }), await askOnPage({ receipt: own })]) {
        expect(answer.statusCode).toBe(200);
        expect([...scene.personsIn(answer.body)]).toEqual([]);
        expect(answer.body).not.toMatch(/padat|pelatihan|bermasalah|disnaker|kemlu|Dinas|Kementerian/i);
      }
  });

  it('asks for nothing that is not confirmed, or not there', async () => {
    const before = scene.stored();
    const wishes = [
      ...[{ action: 'withdraw' }, { action: 'withdraw', choice: 2 }, { action: 'withdraw', choice: '0x1' }],
      ...[{ action: 'confirm', choice: 1, answer: 'yes' }, { action: 'erase' }, { action: 'WITHDRAW' }],
      ...[
        { action: 'correct-phone', phone: '1', phoneOf: 'own' },
        { action: 'withdraw', confirmed: 'yes' },
      ],
      ...[
        { action: 'withdraw', confirmed: true, choice: 9 },
        { action: 'withdraw', confirmed: true, by: 'office' },
      ],
    ];
    for (const wish of wishes)
      for (const answer of [await ask({ receipt, ...wish }), await askOnPage({ receipt, ...wish })]) {
        expect([400, 409]).toContain(answer.statusCode);
        expect(breaches(answer)).toEqual([]);
      }
    expect(scene.stored()).toBe(before);
  });
});
