// A played week and as many more people as asked for move to an empty system: nothing may be lost, or be mailed twice.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startHost } from '../local/host.ts';
import { requireNode24 } from '../local/node-version.ts';
import { scanTable } from '../local/scan-table.ts';
import { playWeek } from '../local/week/week.ts';
import { type Sent, sendPeople } from './storm/phones.ts';
import {
  ageKey,
  exportFrom,
  importInto,
  itemsOf,
  statementBytes,
  tombstonesOf,
} from './support/moved-system.ts';

requireNode24();

const { values } = parseArgs({
  options: { people: { type: 'string', default: '2000' }, seed: { type: 'string', default: '1' } },
});
const [people, seed] = [Number(values.people), Number(values.seed)];
const now = '2026-12-07T01:00:00.000Z';
const directory = mkdtempSync(join(tmpdir(), 'handover-'));
const [old, next] = await Promise.all([
  startHost({ now, redelivery: seed }),
  startHost({ now, withoutOffices: true }),
]);
const stop = () => Promise.all([old.stop(), next.stop()]);
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void stop().finally(() => process.exit(1)));

async function timed<T>(work: () => Promise<T>): Promise<readonly [T, number]> {
  const started = performance.now();
  const done = await work();
  return [done, Math.round(performance.now() - started) / 1000];
}

try {
  await playWeek(old, { seed, say: console.log });
  const sent: Sent = { receipts: new Set(), tries: 0, refused: 0 };
  for (let hour = 1, done = 0; done < people; hour += 1, done += 2500) {
    await old.setClock(new Date(Date.parse(now) + hour * 3_600_000).toISOString());
    await sendPeople(old.url, Math.min(2500, people - done), seed * 1_000_000 + done, sent);
    await old.settle();
    console.log(`${sent.receipts.size} more people have applied`);
  }
  const monday = '2026-12-13T23:00:00.000Z';
  await old.fire('summarize', monday);
  await old.settle();
  await next.setClock(monday);
  const folder = join(directory, 'export');
  mkdirSync(folder);
  const key = await ageKey(directory);
  const mailed = old.mails().length;
  const [exported, exportSeconds] = await timed(() => exportFrom(old, folder, key));
  const [imported, importSeconds] = await timed(() => importInto(next, folder, key));
  console.log(
    exported.out,
    imported.out,
    exported.err.includes('error') ? exported.err : '',
    imported.err.includes('error') ? imported.err : '',
  );
  await next.settle();
  await next.fire('gather', '2026-12-14T03:00:00.000Z');
  await next.settle();
  const rows = await scanTable(old);
  const weeks = [...new Set(rows.flatMap(({ pk }) => /^T#(.+)$/.exec(String(pk))?.[1] ?? []))].sort();
  const differing: string[] = [];
  for (const week of weeks) {
    const [here, there] = [await statementBytes(next, week), await statementBytes(old, week)];
    differing.push(
      ...[...there].filter(([sk, hash]) => here.get(sk) !== hash).map(([sk]) => `${week} ${sk}`),
    );
  }
  const [here, there] = [await itemsOf(next), await itemsOf(old)];
  const lost = [...there.keys()].filter((name) => !here.has(name));
  const told = new Set(old.mails().map(({ tags }) => tags['letter']));
  const twice = next.mails().filter(({ tags }) => tags['letter'] && told.has(tags['letter']));
  const tombstones = [await tombstonesOf(old), await tombstonesOf(next)].map(({ length }) => length);
  const result = {
    ...{ people: sent.receipts.size, items: there.size, weeks: weeks.length, exportSeconds, importSeconds },
    ...{ lost: lost.length, statementsDiffering: differing.length, mailsTwice: twice.length, tombstones },
    ...{
      mailsOfTheOldSince: old.mails().length - mailed,
      peakMB: Math.round(process.resourceUsage().maxRSS / 1024),
    },
  };
  console.log(JSON.stringify({ seed, ...result }));
  const well = [exported.code, imported.code, lost.length, differing.length, twice.length].every(
    (count) => count === 0,
  );
  process.exitCode = well ? 0 : 1;
} finally {
  await stop();
  rmSync(directory, { recursive: true, force: true });
}
