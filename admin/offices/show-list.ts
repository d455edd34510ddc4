import type { ListedOffice } from '../../shared/directory/asked.ts';
import { clockTime } from '../clock-time.ts';

const words: Readonly<Record<ListedOffice['state'], string>> = {
  absent: 'no address',
  'not-verified': 'not verified',
  verified: 'verified',
  'not-working': 'takes no mail',
};
const lost: readonly string[] = ['bounced', 'complained', 'rejected'];

/** One line an office, below it what waits and why, and last how many there are. */
export function showList(shown: readonly ListedOffice[], all: readonly ListedOffice[], now: Date): string[] {
  const widths = [widest(shown.map(({ office }) => office)), 13, widest(shown.map(addressOf))] as const;
  return [...shown.flatMap((one) => showOffice(one, widths, now)), counted(all)];
}

const widest = (texts: readonly string[]): number => Math.max(0, ...texts.map(({ length }) => length));
const addressOf = ({ address }: ListedOffice): string => address ?? '';

function showOffice(one: ListedOffice, widths: readonly [number, number, number], now: Date): string[] {
  const cells = [one.office, words[one.state], addressOf(one)].map((text, at) =>
    text.padEnd(widths[at] ?? 0),
  );
  const notes = [...notesOf(one), ...proofOf(one, now)];
  return [[...cells, one.telephone ?? ''].join('  ').trimEnd(), ...notes.map((note) => `    ${note}`)];
}

function notesOf({ reason, atOnce, notWorkingSince, change }: ListedOffice): string[] {
  return [
    ...(reason ? [`outside the government’s domains: ${reason}`] : []),
    ...(atOnce ? [`started at once: ${atOnce}`] : []),
    ...(notWorkingSince ? [`has refused letters since ${notWorkingSince}`] : []),
    ...(change ? [`to be replaced by ${change.address}: ${startOf(change)}`] : []),
    ...(change?.reason ? [`outside the government’s domains: ${change.reason}`] : []),
  ];
}

const startOf = ({ startsOn, atOnce }: NonNullable<ListedOffice['change']>): string => {
  if (startsOn) return `verified, from ${startsOn}`;
  return atOnce ? `not verified, then at once (${atOnce})` : 'not verified';
};

function proofOf({ proof }: ListedOffice, now: Date): string[] {
  if (!proof || proof.provenAt !== undefined) return [];
  if (proof.mail && lost.includes(proof.mail)) return [`the mail with the link came back (${proof.mail})`];
  if (new Date(proof.until) <= now) return [`a code of ${clockTime(proof.at)} was not used: verify again`];
  return [`waits for its code until ${clockTime(proof.until)}`];
}

function counted(all: readonly ListedOffice[]): string {
  const of = (state: ListedOffice['state']) => all.filter((one) => one.state === state).length;
  const waiting = all.filter(({ change }) => change).length;
  const parts = [
    `${of('verified')} verified`,
    `${of('not-verified')} not verified`,
    `${of('absent')} without an address`,
    ...(of('not-working') > 0 ? [`${of('not-working')} taking no mail`] : []),
    ...(waiting > 0 ? [`${waiting} with a change under way`] : []),
  ];
  return `${all.length} offices: ${parts.join(', ')}`;
}
