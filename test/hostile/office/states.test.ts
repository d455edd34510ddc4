import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalog } from '../../../shared/catalog/current.ts';
import { weekly } from '../../support/items.ts';
import { give, type ListedNeed, needsOf, type SignedIn, signInAs } from '../../support/office-browser.ts';
import { openScene, type Scene } from './scene.ts';

type Answer = Readonly<Record<string, string>>;

const answers: readonly Answer[] = [
  ...[
    { action: 'accept' },
    { action: 'reopen' },
    { action: 'release' },
    { action: 'try' },
    { action: 'told' },
  ],
  { action: 'schedule', date: '2026-12-01', place: 'BLK' },
  { action: 'wait', reason: 'quota', date: '2026-12-02' },
  { action: 'close', outcome: 'trained' },
  { action: 'decline', reason: 'no-capacity', next: 'disnaker@32.09' },
  { action: 'share', with: catalog.program('padat-karya').support[0] ?? '' },
];

/** The picture of the life of a referral, as the documents have it: `from action`. */
const drawn = new Set(
  [...readFileSync('docs/architecture.md', 'utf8').matchAll(/^ {2}(\w+) --> \w+: (\w+)/gm)].map(
    ([, from, action]) => `${from} ${action}`,
  ),
);
/** They change no state, so that the picture leaves them out. */
const isNote = (action: string, state: string): boolean =>
  ['try', 'share'].includes(action)
    ? state !== 'closed'
    : action === 'told' && !['pending', 'closed'].includes(state);

const ways: Readonly<Record<string, readonly Answer[]>> = {
  pending: [],
  accepted: [{ action: 'accept' }],
  scheduled: [{ action: 'accept' }, { action: 'schedule', date: '2026-12-01', place: 'Balai' }],
  waiting: [{ action: 'accept' }, { action: 'wait', reason: 'next-class', date: '2026-12-03' }],
  closed: [{ action: 'accept' }, { action: 'close', outcome: 'trained' }],
};

async function listed(office: SignedIn): Promise<ListedNeed> {
  const [, second] = await needsOf(office);
  if (!second) throw new Error('nothing is listed');
  return second;
}

/** A need of the owner that has come so far. */
async function bring(scene: Scene, way: readonly Answer[]): Promise<ListedNeed> {
  const need = await listed(scene.owner);
  for (const [given, answer] of way.entries())
    expect(await give(scene.owner, { ...need, answerNumber: given }, answer)).toMatchObject({
      result: 'changed',
    });
  return { ...need, answerNumber: way.length };
}

async function brought(way: readonly Answer[]): Promise<[Scene, ListedNeed]> {
  const scene = await openScene();
  return [scene, await bring(scene, way)];
}

describe.each(Object.entries(ways))('a need that is %s', (state, way) => {
  it('takes of its owner what the picture of its life allows, and refuses the rest with how it stands', async () => {
    let [scene, need] = await brought(way);
    for (const answer of answers) {
      const before = scene.stored();
      const { result, ...more } = await give(scene.owner, need, answer);
      const action = String(answer['action']);
      const allowed = drawn.has(`${state} ${action}`) || isNote(action, state);
      const repeated = way.at(-1)?.['action'] === action && action !== 'schedule' && action !== 'wait';
      const expected = repeated ? 'unchanged' : allowed ? 'changed' : 'refused';
      expect({ action, result }).toEqual({ action, result: expected });
      if (expected === 'refused')
        expect({ more, stored: scene.stored() }).toMatchObject({ more: { state }, stored: before });
      if (result === 'changed') [scene, need] = await brought(way);
    }
  });

  it('takes nothing of whoever does not own it, not even of the office that is let in or of an earlier owner', async () => {
    const scene = await openScene();
    const need = await bring(scene, way);
    const before = scene.stored();
    for (const office of [scene.guest, scene.stranger, scene.inTrouble, scene.desk])
      for (const answer of answers)
        for (const answerNumber of [need.answerNumber, 0])
          expect(await give(office, { ...need, answerNumber }, answer)).toEqual({
            id: need.id,
            result: 'not-found',
          });
    expect(scene.stored()).toBe(before);
  });
});

describe('a need that was passed on', () => {
  it('is gone for the office before, which can only hear that it was', async () => {
    const scene = await openScene();
    const need = await listed(scene.owner);
    const decline = answers.find(({ action }) => action === 'decline') ?? {};
    expect((await give(scene.owner, need, decline)).result).toBe('changed');
    await scene.system.pump();
    const before = scene.stored();
    for (const answer of answers) {
      const { result, ...more } = await give(scene.owner, need, answer);
      expect(result).toBe(answer === decline ? 'unchanged' : 'not-found');
      expect(more).toEqual({ id: need.id });
    }
    const newOwner = await signInAs(scene.system, 'disnaker-32-09');
    const [taken] = await needsOf(newOwner);
    expect((await give(newOwner, { id: need.id, answerNumber: 1 }, { action: 'accept' })).result).toBe(
      'not-found',
    );
    expect(scene.stored()).toBe(before);
    expect((await give(newOwner, taken as ListedNeed, { action: 'accept' })).result).toBe('changed');
  });
});

describe('many answers at the same moment', () => {
  it('change a need once for each number that they were given to, and the rest hear how it stands', async () => {
    const seed = Number(process.env['HOSTILE_SEED'] ?? 1);
    const sent = fc.array(fc.constantFrom(...answers), { minLength: 2, maxLength: 8 });
    await fc.assert(fc.asyncProperty(fc.array(sent, { minLength: 1, maxLength: 3 }), atOnce), {
      numRuns: 10,
      seed,
    });
  });
});

async function atOnce(rounds: readonly (readonly Answer[])[]): Promise<void> {
  const scene = await openScene();
  const need = await listed(scene.owner);
  const numberOf = async () => {
    const all = (await weekly(scene.system.store)).referrals;
    return all.reduce((sum, { answerNumber = 0 }) => sum + answerNumber, 0);
  };
  const before = await numberOf();
  let changed = 0;
  for (const round of rounds) {
    const shown = { ...need, answerNumber: changed };
    const results = await Promise.all(round.map((answer) => give(scene.owner, shown, answer)));
    const now = results.filter(({ result }) => result === 'changed').length;
    expect(now).toBeLessThanOrEqual(1);
    changed += now;
  }
  expect((await numberOf()) - before).toBe(changed);
}
