import { setImmediate as nextTurn } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { processBatch } from '../../../../shared/batch/process-batch.ts';
import { captureReport } from '../../../support/reports.ts';

type Entry = { readonly id: string; readonly group: string; readonly fails: boolean };

async function run(records: readonly Entry[]) {
  const report = captureReport();
  const worked: string[] = [];
  let atOnce = 0;
  let most = 0;
  const { batchItemFailures } = await processBatch({
    records,
    idOf: ({ id }) => id,
    groupOf: ({ group }) => group,
    work: async ({ id, fails }) => {
      worked.push(id);
      most = Math.max(most, ++atOnce);
      await nextTurn();
      atOnce -= 1;
      if (fails) throw new Error('broken');
    },
    report,
  });
  return { failed: batchItemFailures.map(({ itemIdentifier }) => itemIdentifier), worked, most, report };
}

const entries = fc
  .array(fc.record({ group: fc.constantFrom('a', 'b', 'c'), fails: fc.boolean() }), { maxLength: 30 })
  .map((list) => list.map((entry, at) => ({ ...entry, id: `${at}` })));

it('names the first failure of each group and all that follows it there, and works everything else in order', async () => {
  const property = fc.asyncProperty(entries, async (records) => {
    const expectedFailed = records.filter((record, at) =>
      records.slice(0, at + 1).some(({ group, fails }) => fails && group === record.group),
    );
    const { failed, worked } = await run(records);
    expect(failed.toSorted()).toEqual(expectedFailed.map(({ id }) => id).toSorted());
    for (const name of ['a', 'b', 'c']) {
      const own = records.filter(({ group }) => group === name).map(({ id }) => id);
      const done = worked.filter((id) => own.includes(id));
      expect(done).toEqual(own.slice(0, done.length));
    }
  });
  await fc.assert(property, { numRuns: 50 });
});

it('works groups side by side, eight at most', async () => {
  const many = Array.from({ length: 40 }, (_, at) => ({ id: `${at}`, group: `${at}`, fails: false }));
  const { most, worked } = await run(many);
  expect(most).toBe(8);
  expect(worked).toHaveLength(40);
});

it('says what failed', async () => {
  const { report } = await run([{ id: '1', group: 'a', fails: true }]);
  expect(report.failures).toEqual(['record-failed']);
});

it('has nothing to say of an empty batch', async () => {
  expect((await run([])).failed).toEqual([]);
});
