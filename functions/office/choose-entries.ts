import type { OfficeSession } from '../../shared/identity/office-session.ts';
import type { ListQuery } from '../../shared/pages/office/list-query.ts';
import { isFresh } from '../../shared/referral/answer.ts';
import { isOpen } from '../../shared/referral/states.ts';
import { isOpenAt, nextDue } from '../../shared/referral/withdrawal.ts';
import { unpackTally } from '../../shared/statement/tally.ts';
import { type OfficeEntry, officeEntries } from '../../shared/storage/office-entries.ts';
import type { OfficeDeps } from './deps.ts';

/** Needs shown at once: as many as one post can answer, and one page of a phone can hold. */
const mostNeeds = 80;

export type Listed = OfficeEntry & { readonly program: string; readonly district: string };

/** All that the index knows of an office, without opening anything: what is open, and what can be opened again. */
export async function readEntries({ office }: OfficeSession, at: Date, { table }: Pick<OfficeDeps, 'table'>) {
  const entries: Listed[] = [];
  for await (const entry of officeEntries(table, office))
    entries.push({ ...entry, ...placeOf(entry), due: nextDue(entry) });
  return {
    open: entries.filter((entry) => isOpenAt(entry, at)),
    closed: entries.filter((entry) => !isOpen(entry.state) && isFresh(entry, at)).sort(newestFirst),
  };
}

function placeOf({ tally }: OfficeEntry): { program: string; district: string } {
  const read = unpackTally(tally);
  return { program: 'program' in read ? read.program : '', district: read.district };
}

const newestFirst = (a: OfficeEntry, b: OfficeEntry): number => (a.changedAt < b.changedAt ? 1 : -1);

export const matching = (entries: readonly Listed[], query: ListQuery, today: string): Listed[] =>
  entries.filter(
    ({ program, district, state, due }) =>
      (query.program ?? program) === program &&
      (query.district ?? district) === district &&
      (query.state ?? state) === state &&
      (query.due === undefined || due < today),
  );

export type PageOfEntries = { shown: Listed[]; readonly page: number; readonly pages: number };

/** The most urgent persons first; all needs of a person stand on one page, so that one call settles them. */
export function pageOf(entries: readonly Listed[], wanted = 1): PageOfEntries {
  const persons = [...Map.groupBy(entries, ({ pk }) => pk).values()]
    .map((needs) => needs.toSorted(byUrgency))
    .sort(([a], [b]) => (a && b ? byUrgency(a, b) : 0));
  const pages: Listed[][] = [[]];
  for (const needs of persons) {
    const last = pages.at(-1) ?? [];
    if (last.length > 0 && last.length + needs.length > mostNeeds) pages.push(needs);
    else last.push(...needs);
  }
  const page = Math.min(wanted, pages.length);
  return { shown: pages[page - 1] ?? [], page, pages: pages.length };
}

const byUrgency = (a: OfficeEntry, b: OfficeEntry): number =>
  a.due === b.due ? (a.since < b.since ? -1 : 1) : a.due < b.due ? -1 : 1;
