import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { synthesize } from '../../local/assembly/synthesize.ts';
import { startHost } from '../../local/host.ts';
import { stopAndExpectNothing } from '../support/local-host.ts';
import { momentIn } from '../support/mondays.ts';
import { rollback } from '../two-versions/alias.ts';
import { writeOlder } from '../two-versions/older.ts';
import { playTwoVersions } from '../two-versions/play.ts';

const week = '2026-W48';

it('two versions serve one table side by side, back and forward, and nothing is lost, doubled or miscounted', async () => {
  const older = mkdtempSync(join(tmpdir(), 'older-'));
  const assembly = await synthesize(fileURLToPath(new URL('../..', import.meta.url)));
  // Enroll writes the field, and does not read it: what reads it is dispatch, pages, office and reconcile.
  expect(writeOlder(assembly, older).changed).toBeGreaterThanOrEqual(4);
  const now = momentIn(week, 0, 9).toISOString();
  const host = await startHost({ assembly, older, now, redelivery: 1, poolSize: 1 });
  try {
    const printed = await rollback(host, '--dry-run');
    expect(printed).toMatch(/Would go from 0\.1\.0-[0-9a-f]{8} to 0\.0\.9-01d01d01, \d+ functions:/);
    expect(printed).toMatch(/\n {2}enroll +2 \(0\.1\.0.+ {2}1 \(0\.0\.9-01d01d01, /);
    const { problems, served, ...found } = await playTwoVersions(host, {
      week,
      people: 16,
      seed: 1,
      offices: 1,
    });
    expect(problems).toEqual([]);
    expect(found).toMatchObject({ submissions: 16, receipts: 16, refused: 0 });
    expect(Math.min(served.older, served.newer)).toBeGreaterThan(30);
  } finally {
    await stopAndExpectNothing(host);
    rmSync(older, { recursive: true });
  }
});
