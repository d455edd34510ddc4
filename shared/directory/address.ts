import { addWorkingDays, isWorkingDay } from '../calendar/working-days.ts';
import { dateIn, wallClock } from '../calendar/zone.ts';
import { type DirectoryEntry, hearsUs } from '../storage/offices.ts';

type Address = { readonly address: string; readonly reason?: string | undefined };

/** The address that a mail may be sent to for its proof; none while a proven one waits for its day. */
export function addressToProve({ change, address }: DirectoryEntry): string | undefined {
  if (change) return change.startsOn === undefined ? change.address : undefined;
  return address;
}

/** Letters go to it, and nothing is to be proven. */
export const isPresent = (entry: DirectoryEntry): boolean => entry.change === undefined && hearsUs(entry);

/** An office that has a proven address keeps it until the new one is proven and its day has come. */
export function withAddress(entry: DirectoryEntry, { address, reason }: Address): DirectoryEntry {
  const { change: _, proof: __, ...rest } = entry;
  if (address === entry.address) return { ...rest, reason: reason ?? entry.reason };
  if (entry.verified) return { ...rest, change: { address, reason } };
  return { ...withoutNews(rest), address, reason, addressVersion: entry.addressVersion + 1 };
}

/** The change that waits is taken back. */
export function withoutChange({ change: _, proof: __, ...entry }: DirectoryEntry): DirectoryEntry {
  return entry;
}

/** Two hours before an office closes: what comes later is read on the next working day. */
const readUntilHour = 15;

/**
 * The first day on which letters may go to another address, where somebody is told of it at that moment: the working day
 * after the one on which that is read. Whoever asks at night or before a holiday leaves the same time to object.
 */
export function firstDay({ zone }: Pick<DirectoryEntry, 'zone'>, at: Date): string {
  const today = dateIn(at, zone);
  const isReadToday = isWorkingDay(today) && wallClock(at, zone).getUTCHours() < readUntilHour;
  return addWorkingDays(isReadToday ? today : addWorkingDays(today, 1), 1);
}

/** Whether something that lives by this address must be told, and waited for, before another one is used. */
export const startsLater = (entry: DirectoryEntry): boolean =>
  entry.change !== undefined && (entry.change.atOnce === undefined || hearsUs(entry));

/** Mailbox and telephone are proven. The day is the one that was told when the proof was asked for. */
export function proven(entry: DirectoryEntry, at: Date): DirectoryEntry {
  const proof = entry.proof && { ...entry.proof, provenAt: at.toISOString() };
  if (!entry.change || !startsLater(entry)) return { ...inEffect(entry), proof };
  const startsOn = firstDay(entry, new Date(entry.proof?.at ?? at));
  return { ...entry, proof, change: { ...entry.change, startsOn } };
}

/** Whether the proven address is to be used at that moment. */
export const startsBy = ({ change, zone }: DirectoryEntry, at: Date): boolean =>
  change?.startsOn !== undefined && change.startsOn <= dateIn(at, zone);

/** Letters go to the proven address from now on; sessions, links and known browsers of the one before end. */
export function inEffect(entry: DirectoryEntry): DirectoryEntry {
  const { change, ...rest } = withoutNews(entry);
  const { address, reason, atOnce } = change ?? entry;
  return { ...rest, address, reason, atOnce, verified: true, addressVersion: entry.addressVersion + 1 };
}

/** What letters told of another address. */
function withoutNews({ bouncedAt: _, notWorkingSince: __, delivered: ___, ...entry }: DirectoryEntry) {
  return entry;
}
