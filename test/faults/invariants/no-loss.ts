import { ofKind, type Row } from '../../../local/scan-table.ts';
import type { Referral } from '../../../shared/referral/referral.ts';
import { isPaused } from '../../../shared/referral/withdrawal.ts';
import { tellingOf } from '../../../shared/storage/referrals.ts';
import type { Key } from '../../../shared/storage/table.ts';
import type { Evidence } from './evidence.ts';

const needsOf = (rows: readonly Row[]): readonly (Referral & Key)[] =>
  ofKind(rows, 'referral', 'check') as unknown as (Referral & Key)[];

/** I1: what was accepted is stored, has one owner for each choice, was told, and came to an end that somebody sees. */
export const noLoss = (evidence: Evidence): string[] => [
  ...stored(evidence),
  ...referred(evidence),
  ...decided(evidence),
  ...told(evidence),
  ...letIn(evidence),
  ...ended(evidence),
];

function stored({ rows, accepted }: Evidence): string[] {
  const { length } = ofKind(rows, 'submission');
  return length < accepted ? [`${accepted} were accepted, ${length} are stored`] : [];
}

function referred({ rows }: Evidence): string[] {
  const owned = Map.groupBy(needsOf(rows), ({ submission, program }) => `${submission} ${program}`);
  return ofKind(rows, 'submission').flatMap(({ submission, choices, notes }) => {
    const programs = [
      ...(choices as { program: string }[]).map(({ program }) => program),
      ...(notes as string[]),
    ];
    return programs
      .filter((program) => !owned.has(`${submission} ${program}`))
      .map((program) => `a choice of ${program} has no owner`);
  });
}

/** Every answer is written down for good, and none that was taken is gone. */
function decided({ rows, answered }: Evidence): string[] {
  const decisions = new Set(ofKind(rows, 'decision').map(({ pk, sk }) => `${pk} ${sk}`));
  const given = needsOf(rows).flatMap(({ answers }) => answers);
  const missing = ofKind(rows, 'referral', 'check').flatMap((row) =>
    ((row['answers'] ?? []) as { number: number }[])
      .filter(
        ({ number }) => !decisions.has(`${row['pk']} D#${row['sk']}#${String(number).padStart(4, '0')}`),
      )
      .map(({ number }) => `answer ${number} to a need is not written down`),
  );
  const lost = answered !== undefined && given.length < answered;
  return [...missing, ...(lost ? [`${answered} answers were taken, ${given.length} stand`] : [])];
}

/**
 * Whoever owns a need that nobody answered has had a letter of it: one of a later tick, or one that names it. A tick that
 * was tried again can tell what came after it.
 */
function told({ rows, catalog, nameOf }: Evidence): string[] {
  const letters = Map.groupBy(ofKind(rows, 'letter'), ({ mailbox }) => String(mailbox));
  return needsOf(rows)
    .filter((need) => need.state === 'pending' || need.state === 'held' || isPaused(need))
    .filter((need) => {
      const { office, since, restricted } = need;
      const tells = ({ tick, covers }: Row) =>
        String(tick) >= since || (covers as string[]).includes(nameOf(need));
      const own = letters.get(catalog.office(office).mailbox) ?? [];
      const name = need.inCrowd ? /^R-(new|withdrawals)-/ : new RegExp(`^R-.+-${tellingOf(need)}$`);
      return restricted
        ? !own.some(({ sk }) => name.test(String(sk)))
        : !own.some((letter) => String(letter['sk']).startsWith('W-') && tells(letter));
    })
    .map(({ office, program }) => `${office} was not told of its ${program}`);
}

/** Whom the owner has let in finds the need in its list, and has had a letter of it. */
function letIn({ rows, catalog }: Evidence): string[] {
  const listed = new Set(
    ofKind(rows, 'share').flatMap(({ pk, sk, officeShard }) => (officeShard ? `${pk} ${sk}` : [])),
  );
  const letters = Map.groupBy(ofKind(rows, 'letter'), ({ mailbox }) => String(mailbox));
  return ofKind(rows, 'referral', 'check').flatMap(({ pk, sk, guests, restricted }) =>
    ((guests ?? []) as string[]).flatMap((guest) => {
      const told = (letters.get(catalog.office(guest).mailbox) ?? []).some(
        (letter) =>
          (letter['counts'] as { shared?: number }).shared &&
          String(letter['sk']).startsWith(restricted ? 'R-' : 'W-'),
      );
      const isListed = listed.has(`${pk} X#${sk}#${guest}`);
      return [
        ...(isListed ? [] : [`${guest} does not find what is shared with it`]),
        ...(told ? [] : [`${guest} was not told of what is shared with it`]),
      ];
    }),
  );
}

const atItsEnd = ['sent', 'delivered', 'bounced', 'complained', 'rejected'];

function ended({ rows, putAside }: Evidence): string[] {
  const open = ofKind(rows, 'letter').filter(
    ({ state, attempt }) => !(atItsEnd.includes(String(state)) || (state === 'ambiguous' && attempt === 3)),
  );
  const letters = open.map(({ mailbox, sk, state }) => `letter ${mailbox}_${sk} stays ${state}`);
  return [...letters, ...(putAside > 0 ? [`${putAside} pieces of work were put aside`] : [])];
}
