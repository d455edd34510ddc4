import type { Host } from '../../local/host.ts';
import { ofKind, type Row, scanTable } from '../../local/scan-table.ts';

export type Held = {
  /** Submissions of the one source, and what became of them. */
  readonly flood: number;
  readonly told: number;
  readonly held: number;
  /** Its needs of people in trouble, those of them that have a letter alone, and the letters that the others share. */
  readonly troubled: number;
  readonly singly: number;
  readonly sharedLetters: number;
  /** Submissions of all other sources that are held. */
  readonly othersHeld: number;
};

/** What of the flood reaches offices, and what the desk looks at first. The flood is whoever sent most. */
export async function countHeld(host: Host): Promise<Held> {
  const rows = await scanTable(host);
  const submissions = ofKind(rows, 'submission');
  const bySource = [...Map.groupBy(submissions, ({ source }) => source).values()];
  const [flood = [], ...others] = bySource.toSorted((a, b) => b.length - a.length);
  const heldNeeds = ofKind(rows, 'referral', 'check').filter(({ state }) => state === 'held');
  const held = new Set(heldNeeds.map(({ submission }) => submission));
  const isHeld = ({ submission }: Row): boolean => held.has(submission);
  const heldOfFlood = flood.filter(isHeld).length;
  const ofFlood = new Set(flood.map(({ submission }) => submission));
  const troubled = ofKind(rows, 'referral', 'check').filter(
    ({ restricted, submission }) => restricted === true && ofFlood.has(submission),
  );
  const shared = ofKind(rows, 'letter').filter(({ sk }) => String(sk).startsWith('R-new-'));
  const told = flood.length - heldOfFlood - troubled.length;
  return {
    ...{ flood: flood.length, told, held: heldOfFlood, troubled: troubled.length },
    ...{ singly: troubled.filter(({ inCrowd }) => !inCrowd).length, sharedLetters: shared.length },
    othersHeld: others.flat().filter(isHeld).length,
  };
}
