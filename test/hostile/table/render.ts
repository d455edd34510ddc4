import type { HostileClass, Outcome } from '../harness/hostile-class.ts';
import type { Size } from '../harness/run-class.ts';

/** A class, and what became of it at each target, in the order of the names. */
export type Row = { readonly hostile: HostileClass; readonly outcomes: readonly Outcome[] };

/** The table of all classes, as it stands in docs/hostile.md. */
export function renderRows(rows: readonly Row[], names: readonly string[], { seed }: Size): string {
  const tries = rows.reduce((sum, { outcomes }) => sum + (outcomes[0]?.tries ?? 0), 0);
  return [
    `${rows.length} classes, ${tries} tries of ours, seed ${seed}. Held: ${names.map(totalOf(rows)).join('; ')}.`,
    '',
    `| class | what is sent | tries | ${names.join(' | ')} | remark |`,
    `| --- | --- | --- | ${names.map(() => '---').join(' | ')} | --- |`,
    ...rows.map(
      ({ hostile, outcomes }) =>
        `| ${hostile.id} | ${inCell(hostile.words)} | ${outcomes[0]?.tries} | ${outcomes.map(inWords).join(' | ')} | ${hostile.remark ?? ''} |`,
    ),
  ].join('\n');
}

const totalOf = (rows: readonly Row[]) => (name: string, at: number) => {
  const asked = rows.filter(({ outcomes }) => outcomes[at]?.tries);
  const held = asked.filter(({ outcomes }) => outcomes[at]?.faults.length === 0);
  return `${name} ${held.length} of ${asked.length}`;
};

const inCell = (text: string): string => text.replaceAll('|', '\\|');

/** `held`, or how often what went wrong, the most frequent first; a dash where there was nothing to send. */
function inWords({ tries, faults }: Outcome): string {
  if (tries === 0) return '–';
  if (faults.length === 0) return 'held';
  const reasons = Map.groupBy(faults, (fault) => fault.slice(fault.lastIndexOf(': ') + 2));
  return [...reasons]
    .sort(([, a], [, b]) => b.length - a.length)
    .slice(0, 2)
    .map(([reason, all]) => `${inCell(reason)} (${all.length})`)
    .join(', ');
}
