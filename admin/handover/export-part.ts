import type { LetterState } from '../../shared/letter/letter-states.ts';
import type { DataKeys } from '../../shared/sealing/data-keys.ts';
import { partitions } from '../../shared/storage/partitions.ts';
import { type Attributes, type Part, type RawTable, toPlain } from '../aws/raw-table.ts';
import { toLine } from './dynamodb-json.ts';
import type { PartEntry } from './manifest.ts';
import { openPartFiles, type PartFiles } from './part-files.ts';
import { csvOf, rowOf } from './people-csv.ts';
import { openParts } from './sealed-parts.ts';

export type ExportFrom = {
  readonly records: RawTable;
  readonly erasures: RawTable;
  readonly keys: Pick<DataKeys, 'unwrap'>;
  readonly now: () => Date;
};

/** One part of both tables into its files: page by page, nothing else is kept in memory. */
export async function exportPart(
  part: Part,
  from: ExportFrom,
  { directory, recipient }: { readonly directory: string; readonly recipient: string },
): Promise<PartEntry> {
  const files = await openPartFiles(directory, part.number, recipient);
  const count = startCount();
  try {
    for await (const page of from.records.pages(part))
      for (const item of page) await exportRecord(item, { from, files, count });
    for await (const page of from.erasures.pages(part))
      for (const item of page.filter(isTombstone)) {
        count.erasures += 1;
        await files.write('erasures', toLine(item));
      }
    const { items, unsent, ...rest } = count;
    const maps = { items: Object.fromEntries(items), unsent: Object.fromEntries(unsent) };
    return { number: part.number, ...maps, ...rest, files: await files.end() };
  } catch (error) {
    await files.abandon();
    throw error;
  }
}

const startCount = () => ({
  items: new Map<string, number>(),
  /** Letters, by state. */
  unsent: new Map<string, number>(),
  erasures: 0,
  leftOut: { past: 0, ofPlace: 0 },
  unreadable: 0,
});

type Exporting = {
  readonly from: ExportFrom;
  readonly files: PartFiles;
  readonly count: ReturnType<typeof startCount>;
};

async function exportRecord(item: Attributes, { from, files, count }: Exporting): Promise<void> {
  if (isPast(item, from.now())) count.leftOut.past += 1;
  else if (isOfPlace(item)) count.leftOut.ofPlace += 1;
  else {
    const { item: opened, readable } = await openParts(item, from.keys);
    if (!readable) count.unreadable += 1;
    add(count.items, kindOf(item));
    if (kindOf(item) === 'letter') noteUnsent(item, count.unsent);
    await files.write('records', toLine(opened));
    const plain = toPlain(opened);
    const csv = csvOf(plain);
    if (csv) await files.write(csv, rowOf(csv, plain));
  }
}

/** Nobody may read it any more, deleted or not. */
const isPast = ({ expiresAt }: Attributes, at: Date): boolean =>
  expiresAt?.N !== undefined && Number(expiresAt.N) * 1000 <= at.getTime();

/** What belongs to this place and hour: sign-in codes, how the mail service here does, where the records came from, the canary. */
const placesOwn = [
  partitions.codes.slice(0, -1),
  ...[partitions.mailRest, partitions.imports, partitions.canaries],
];

const isOfPlace = ({ pk }: Attributes): boolean => placesOwn.some((start) => pk?.S?.startsWith(start));

/** The local host keeps other things in every table. */
export const isTombstone = ({ kind }: Attributes): boolean => kind?.S === 'tombstone';

export const kindOf = ({ kind, pk }: Attributes): string => kind?.S ?? pk?.S?.split('#')[0] ?? '';

const unsentStates: readonly string[] = ['queued', 'claimed', 'ambiguous'] satisfies LetterState[];

function noteUnsent({ state }: Attributes, unsent: Map<string, number>): void {
  if (state?.S && unsentStates.includes(state.S)) add(unsent, state.S);
}

function add(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}
