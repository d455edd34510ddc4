import { DAY_MS } from '../calendar/day.ts';
import { weekRange } from '../calendar/week.ts';
import type { Catalog } from '../catalog/types.ts';
import type { Referral } from './referral.ts';
import { isOpen } from './states.ts';

type Asked = {
  readonly receivedAt: string;
  readonly choices: readonly { readonly program: string }[];
  readonly notes: readonly string[];
};

/** What is still open this shortly before its end is kept on, so that no need vanishes out of a list. */
const noticeMs = 60 * DAY_MS;
const moreMs = 366 * DAY_MS;

const secondsAfter = (from: number, ms: number): number => Math.ceil((from + ms) / 1000);

/**
 * When all of a submission ends, in seconds since 1970: as long after its acceptance as the longest of its programs is
 * kept. One end for all of it: a need that vanished before the others would show on the status page which one it was.
 */
export function endOf({ receivedAt, choices, notes }: Asked, catalog: Catalog): number {
  const programs = [...choices.map(({ program }) => program), ...notes];
  const days = Math.max(...programs.map((id) => catalog.program(id).keepDays));
  return secondsAfter(Date.parse(receivedAt), days * DAY_MS);
}

/** When the last of all that stands now ends by itself, in seconds: also what was kept on once. */
export const lastEnd = ({ programs }: Catalog, at: Date): number =>
  secondsAfter(at.getTime(), Math.max(...programs.map(({ keepDays }) => keepDays)) * DAY_MS + moreMs);

/** When the last application of a calendar year has ended, but for needs that are open still. */
export const endOfYear = (year: number, { programs }: Catalog): Date =>
  new Date(Date.UTC(year + 1, 0, 1) + Math.max(...programs.map(({ keepDays }) => keepDays)) * DAY_MS);

/** For so long nothing is past, whatever its program. */
const surelyKeptMs = ({ programs }: Catalog): number =>
  Math.min(...programs.map(({ keepDays }) => keepDays)) * DAY_MS;

/** A receipt answers for as long as the program that is kept the shortest: when it ends tells nothing of the program. */
export const answersReceipt = ({ receivedAt }: Asked, catalog: Catalog, at: Date): boolean =>
  at.getTime() < Date.parse(receivedAt) + surelyKeptMs(catalog);

/** Whether nothing of the week is past, nor will be before the statements that count it again. */
export const isWhole = (week: string, catalog: Catalog, at: Date): boolean =>
  at.getTime() + noticeMs < weekRange(week).start.getTime() + surelyKeptMs(catalog);

/** The new end of a need that is open shortly before its end. */
export function prolonged(
  { state, expiresAt }: Pick<Referral, 'state' | 'expiresAt'>,
  at: Date,
): number | undefined {
  if (!isOpen(state) || expiresAt === undefined) return undefined;
  return expiresAt * 1000 - at.getTime() < noticeMs ? secondsAfter(at.getTime(), moreMs) : undefined;
}
