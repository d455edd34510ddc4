import { beforeEach, describe, expect, it } from 'vitest';
import { dispatch } from '../../../../functions/dispatch/dispatch.ts';
import { roundTo5 } from '../../../../shared/statement/ledger.ts';
import { holdKey, submissionKey } from '../../../../shared/storage/keys.ts';
import type { Item } from '../../../../shared/storage/table.ts';
import { floodLimit, startFlooded } from '../../../support/flood.ts';
import { weekly } from '../../../support/items.ts';
import { closeWeek, statementLetters, statementOf } from '../../../support/mondays.ts';
import { streamEvent } from '../../../support/stream-events.ts';
import type { TestSystem } from '../../../support/system.ts';

const persons = 12;
/** Two needs of each person beyond the limit, and the two of the repeated application. */
const beyond = (persons - floodLimit + 1) * 2;
let system: TestSystem;
beforeEach(async () => {
  system = await startFlooded(persons);
});

const referrals = async () => (await weekly(system.store)).referrals;

describe('more than the limit from one source in an hour', () => {
  it('holds exactly what is beyond it, a repeat too, and nobody in trouble', async () => {
    const found = await referrals();
    const held = found.filter(({ state }) => state === 'held');
    expect(held).toHaveLength(beyond);
    expect(held.every(({ office, restricted }) => office === 'desk' && !restricted)).toBe(true);
    expect(held.filter(({ kind }) => kind === 'check')).toHaveLength(2);
    const first = found.filter(({ state, restricted }) => state === 'pending' && !restricted);
    expect(new Set(first.map(({ submission }) => submission)).size).toBe(floodLimit);
    expect(found.find(({ restricted }) => restricted)).toMatchObject({ state: 'pending', office: 'kemlu' });
  });

  it('is the same, and reported once, however often and in whatever order it is told', async () => {
    const before = await referrals();
    const { submissions } = await weekly(system.store);
    const images: Item[] = [];
    for (const { submission } of submissions)
      images.push(
        ...[await system.store.get(submissionKey(submission))].filter((item) => item !== undefined),
      );
    for (const order of [images, images.toReversed()])
      expect((await dispatch(streamEvent(order), system.deps)).batchItemFailures).toEqual([]);
    expect(await referrals()).toEqual(before);
    expect(system.deps.report.counts['Held']).toBe(beyond);
  });

  it('is counted in one item an hour, in which a submission takes eight characters', async () => {
    const { submissions } = await weekly(system.store);
    const { source = '', receivedAt = '' } = submissions[0] ?? {};
    const counted = await system.store.get(holdKey(source, receivedAt.slice(0, 13)));
    const known = submissions.map(({ submission }) => submission.slice(0, 8));
    expect(counted?.['members']).toHaveLength(floodLimit);
    expect(known).toEqual(expect.arrayContaining(counted?.['members'] as string[]));
  });

  it('is exactly what the desk has to answer, and so many held, rounded, in the national summary', async () => {
    await closeWeek(system, '2026-W48');
    const { national, offices, proof } = await statementOf(system, '2026-W48');
    expect(proof).toEqual({ choices: true, offices: true, underWay: 0, cohorts: true });
    expect([national.flows['held'], offices['desk']?.flows['held']]).toEqual([beyond, beyond]);
    expect(national.closing).toMatchObject({ 'state:held': beyond });
    const district = (await statementLetters(system, '2026-W48')).find(
      ({ office }) => office === 'disnaker@32.12',
    );
    expect(String(district?.['text'])).not.toContain('Masih ditahan');
    const letters = await statementLetters(system, '2026-W48');
    const textOf = (found: (letter: Item) => boolean) => String(letters.find(found)?.['text']);
    const toDesk = textOf(({ office }) => office === 'desk');
    expect(lineAfter(toDesk, 'Harus dijawab minggu ini')).toMatch(new RegExp(`\\b${beyond}\\b`));
    const toMinistry = textOf(({ sk }) => sk.startsWith('N-'));
    expect(lineAfter(toMinistry, 'Ditahan untuk diperiksa')).toContain(`≈ ${roundTo5(beyond)}`);
  });
});

const lineAfter = (text: string, label: string): string =>
  text.split('\n').find((line) => line.includes(label)) ?? '';
