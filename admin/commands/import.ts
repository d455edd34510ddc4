import { readFile } from 'node:fs/promises';
import type { System } from '../aws/system.ts';
import type { AdminCommand, Told } from '../command.ts';
import { Mistyped, Refused } from '../failure.ts';
import { inTheWay, isFree, type Standing, standingIn } from '../handover/empty-system.ts';
import { type Imported, type Importing, importSystem, readSecrets } from '../handover/import-system.ts';
import { fingerprintOf, type Manifest, nameOfExport, totalOf } from '../handover/manifest.ts';
import { verifyExport } from '../handover/verify-files.ts';

export const importAll: AdminCommand = {
  name: 'import',
  args: { '<folder>': 'what the command export has written' },
  options: { '--key <file>': 'the age identity that the export was encrypted to, as age-keygen writes it' },
  summary: 'Take over an export into an empty system; nothing is mailed, and nothing follows a second time',
  roles: ['privacy-officer'],
  examples: [
    'import handover --key key.txt --stage prod --dry-run',
    'import handover --key key.txt --stage prod',
  ],
  changes: true,
  async run({ args: [directory = ''], options: { key }, dryRun, terminal }, system) {
    if (typeof key !== 'string') throw new Mistyped('Name the file of the key with --key');
    const identity = await readIdentity(key);
    const manifest = await verifyExport(directory);
    const importing: Importing = { directory, identity, manifest, terminal };
    // Before anything is written: a wrong key is told here.
    await readSecrets(importing);
    const standing = await standingNow(system);
    const name = await nameOfExport(directory);
    if (!isFree(standing, name)) throw new Refused(why(standing, name));
    const { items, erasures } = totalOf(manifest);
    const counts = { ...items, 'tombstones of erased persons': erasures };
    if (dryRun) return wouldImport(manifest, await fingerprintOf(directory), counts, standing);
    const imported = await importSystem(importing, system, standing);
    return told({ directory, items: counts, ...imported }, missing(manifest, await standingNow(system)));
  },
};

async function readIdentity(path: string): Promise<string> {
  const text = await readFile(path, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    throw new Refused(`${path} cannot be read (${cause.code})`, { cause });
  });
  const line = text.split('\n').find((one) => one.startsWith('AGE-SECRET-KEY-'));
  if (!line) throw new Refused(`${path} holds no line that begins with AGE-SECRET-KEY-`);
  return line.trim();
}

async function standingNow(system: System): Promise<Standing> {
  const { records, erasures } = await system.rawTables();
  return standingIn(records, erasures);
}

function why(standing: Standing, name: string): string {
  const { imported } = standing;
  if (imported?.name === name) return 'This export was imported into this system already';
  const there = inTheWay(standing).join(', ');
  return `The system is not empty${imported ? ': an import of another export has begun' : ''}${there && `: it holds ${there}`}`;
}

function wouldImport(manifest: Manifest, fingerprint: string, items: Counts, standing: Standing): Told {
  const offices = standing.items['office'] ?? 0;
  const lines = [
    `Would import, from ${manifest.stage} in ${manifest.region} as of ${manifest.begunAt}:`,
    ...listed(items),
    ...(offices > 0 ? [`The directory of ${offices} offices that stands here is written over.`] : []),
    `Fingerprint ${fingerprint}: whoever exported it has been told the same, or it is not what they exported.`,
  ];
  return { lines, data: { fingerprint, items } };
}

type Counts = Readonly<Record<string, number>>;
type Done = Imported & { readonly directory: string; readonly items: Counts };

function told(done: Done, lacking: Counts): Told {
  const { items, written, kept } = done;
  const data = { ...done, lacking };
  if (Object.keys(lacking).length > 0)
    return {
      ending: 'refused',
      lines: ['Imported, but less is there than the export has:', ...listed(lacking)],
      data,
    };
  return {
    lines: [
      `Imported ${written} items${kept > 0 ? `, and ${kept} stood there from a run before` : ''}. As many are there as the export has:`,
      ...listed(items),
      'Peppers and the key of the links are the old system’s now: wait five minutes before anybody applies.',
    ],
    data,
  };
}

const listed = (counts: Counts): string[] =>
  Object.entries(counts).map(([kind, count]) => `  ${count.toLocaleString('en').padStart(10)}  ${kind}`);

/** Counted anew where they should be. */
function missing(manifest: Manifest, { items, tombstones }: Standing): Record<string, number> {
  const { items: wanted, erasures } = totalOf(manifest);
  const less = Object.entries({ ...wanted, tombstone: erasures }).map(
    ([kind, count]) => [kind, count - (kind === 'tombstone' ? tombstones : (items[kind] ?? 0))] as const,
  );
  return Object.fromEntries(less.filter(([, count]) => count > 0));
}
