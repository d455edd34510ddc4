import { describe, expect, it } from 'vitest';
import { dispatch } from '../../../../functions/dispatch/dispatch.ts';
import { Poison, Unavailable } from '../../../../shared/errors.ts';
import { parseLetterMessage } from '../../../../shared/messaging/letter-message.ts';
import { recordDecision } from '../../../../shared/storage/decisions.ts';
import { MemoryTable } from '../../../../shared/storage/memory-table.ts';
import { readReferral } from '../../../../shared/storage/referrals.ts';
import {
  readShapes,
  refuseNewer,
  type Shapes,
  shapes,
  tellShapes,
} from '../../../../shared/storage/shapes.ts';
import { findSubmission, saveRequest } from '../../../../shared/storage/submissions.ts';
import type { Item } from '../../../../shared/storage/table.ts';
import { plainBody } from '../../../support/people.ts';
import { streamEvent } from '../../../support/stream-events.ts';
import { startSystem } from '../../../support/system.ts';

describe('the shape of what is stored', () => {
  it.each(Object.entries(shapes))(
    '%s is written as this version, and the next one back, can read it',
    (_name, shape) => {
      expect(shape.writes).toBeLessThanOrEqual(shape.reads);
      expect(shape.reads - shape.writes).toBeLessThanOrEqual(1);
    },
  );

  it.each(['submission', 'referral', 'check', 'share', 'letter', 'office'])(
    'a newer %s is left for later, and never taken for poison',
    (kind) => {
      const { reads } = (shapes as Shapes)[kind === 'check' ? 'referral' : kind] ?? { reads: 1 };
      expect(() => refuseNewer(kind, reads + 1)).toThrow(Unavailable);
      expect(() => refuseNewer(kind, reads + 1)).toThrow(
        `${kind} of shape ${reads + 1}: this version reads up to ${reads}; roll forward`,
      );
      for (const known of [undefined, 1, reads]) expect(() => refuseNewer(kind, known)).not.toThrow();
    },
  );

  it('a newer message is put aside with words that say what to do', () => {
    const body = (v: unknown) => JSON.stringify({ v, kind: 'send', letter: 'navy_W-000001', more: true });
    expect(parseLetterMessage(body(1))).toEqual({ v: 1, kind: 'send', letter: 'navy_W-000001' });
    expect(() => parseLetterMessage(body(2))).toThrow(Poison);
    expect(() => parseLetterMessage(body(2))).toThrow('reads up to 1; roll forward, then redrive');
    expect(() => parseLetterMessage(body('2'))).toThrow('not a letter message');
  });

  it('is told with a deployment where it is not the first one', () => {
    expect(tellShapes({ office: { writes: 1, reads: 1 } })).toBe('');
    expect(tellShapes(shapes)).toBe('submission 1/2, letter 2/2');
    const later = { ...shapes, letter: { writes: 2, reads: 3 }, message: { writes: 1, reads: 2 } };
    expect(tellShapes(later)).toBe('submission 1/2, letter 2/3, message 1/2');
    expect(readShapes(`0.2.0-3f2a91c8 ${tellShapes(later)}`)).toEqual({
      submission: { writes: 1, reads: 2 },
      letter: { writes: 2, reads: 3 },
      message: { writes: 1, reads: 2 },
    });
  });
});

describe('what newer code has written', () => {
  it('waits in the stream while it is of a newer shape, and becomes a need when this version is rolled forward', async () => {
    const system = await startSystem();
    await system.enroll(plainBody());
    const [row] = system.store.everything().filter(({ kind }) => kind === 'submission');
    if (!row) throw new Error('nothing was stored');
    const told = (more: object) => dispatch(streamEvent([{ ...row, ...more } as Item]), system.deps);
    expect((await told({ v: 3 })).batchItemFailures).toHaveLength(1);
    expect(system.deps.report.lines.join()).toContain('submission of shape 3: this version reads up to 2');
    expect((await told({})).batchItemFailures).toEqual([]);
    expect(system.store.everything().some(({ kind }) => kind === 'referral')).toBe(true);
  });

  it('stays in the entries of lists that this code lengthens, and goes into the decision', async () => {
    const system = await startSystem();
    await system.enroll(plainBody());
    await system.pump();
    const rows = system.store.everything();
    const referral = rows.find(({ kind }) => kind === 'referral');
    const submission = rows.find(({ kind }) => kind === 'submission');
    if (!referral || !submission) throw new Error('nothing was stored');
    const answer = {
      ...{ number: 1, action: 'accept', at: '2026-11-25T03:00:00.000Z', office: 'o', owner: 'o' },
      ...{ from: 'pending', to: 'accepted', dueBefore: '2026-11-30', due: '2026-12-14', later: 'kept' },
    };
    const table = new MemoryTable();
    await recordDecision(table, readReferral({ ...referral, answers: [answer] }), answer as never);
    expect(table.everything()).toMatchObject([{ later: 'kept' }]);
    const first = { kind: 'keep', number: 1, at: '2026-11-25T03:00:00.000Z', later: 'kept' } as const;
    const key = { pk: submission.pk, sk: submission.sk };
    await system.store.update(key, { set: { requests: [first], requestNumber: 1 } });
    const found = await findSubmission(system.store, String(submission['submission']));
    if (!found) throw new Error('not found');
    await saveRequest(system.store, found, { kind: 'keep', number: 2, at: '2026-11-25T04:00:00.000Z' });
    expect((await system.store.get(key))?.['requests']).toMatchObject([{ later: 'kept' }, { number: 2 }]);
  });
});
