import { ofKind } from '../../../local/scan-table.ts';
import type { Referral } from '../../../shared/referral/referral.ts';
import { movesOwner, renews } from '../../../shared/referral/states.ts';
import { supportedBy } from '../../../shared/referral/supported-by.ts';
import type { Letter } from '../../../shared/storage/letters.ts';
import type { Evidence } from './evidence.ts';

/** I2: one record for one request, one need for one choice, one mail for one letter, one telling for one need. */
export const noDuplicate = (evidence: Evidence): string[] => [
  ...records(evidence),
  ...needs(evidence),
  ...mails(evidence),
  ...tellings(evidence),
  ...sharings(evidence),
  ...supportings(evidence),
];

function records({ rows, asked }: Evidence): string[] {
  const submissions = ofKind(rows, 'submission');
  const ids = new Set(submissions.map(({ submissionId }) => submissionId));
  return submissions.length > ids.size || submissions.length > asked
    ? [`${submissions.length} submissions are stored of ${asked}`]
    : [];
}

function needs({ rows }: Evidence): string[] {
  const all = ofKind(rows, 'referral', 'check') as unknown as Referral[];
  const choices = Map.groupBy(all, ({ submission, program }) => `${submission} ${program}`);
  const firsts = Map.groupBy(
    all.filter(({ kind }) => kind === 'referral'),
    ({ person, program, year }) => `${person} ${program} ${year}`,
  );
  return [
    ...[...choices.values()].filter(({ length }) => length > 1).map(() => 'a choice has two owners'),
    ...[...firsts.values()].filter(({ length }) => length > 1).map(() => 'a person has two referrals'),
  ];
}

function mails({ rows, mails: taken, counts, heard }: Evidence): string[] {
  const byLetter = Map.groupBy(taken, ({ letter }) => letter);
  let again = 0;
  const problems = ofKind(rows, 'letter').flatMap(({ mailbox, sk, attempt }) => {
    const { length } = byLetter.get(`${mailbox}_${sk}`) ?? [];
    again += Math.max(0, length - 1);
    return length > Math.max(1, Number(attempt)) || (heard && length > 1)
      ? [`letter ${mailbox}_${sk} went ${length} times in ${attempt} attempts`]
      : [];
  });
  const counted = counts['LettersSentAgain'] ?? 0;
  return again > counted ? [...problems, `${again} mails went again, ${counted} are counted`] : problems;
}

const newIn = ({ new: fresh, withdrawals = 0 }: Letter['counts']): number => fresh + withdrawals;

/**
 * A need comes to an office when it is new, whenever it moves, and when a withdrawal is asked or undone: so often, at
 * most, a letter may tell of it.
 */
function tellings({ rows, catalog }: Evidence): string[] {
  const arrivals: Record<string, number> = {};
  const arrive = (office: string) => {
    const { mailbox } = catalog.office(office);
    arrivals[mailbox] = (arrivals[mailbox] ?? 0) + 1;
  };
  const all = ofKind(rows, 'referral', 'check') as unknown as Referral[];
  for (const { answers, office, restricted } of all.filter((need) => !need.restricted)) {
    if (restricted) continue;
    arrive(answers[0]?.office ?? office);
    for (const { action, owner } of answers) if (movesOwner(action) || renews(action)) arrive(owner);
  }
  const told = Map.groupBy(
    ofKind(rows, 'letter').filter(({ sk }) => String(sk).startsWith('W-')),
    ({ mailbox }) => String(mailbox),
  );
  return [...told].flatMap(([mailbox, letters]) => {
    const sum = letters.reduce((total, { counts }) => total + newIn(counts as Letter['counts']), 0);
    const came = arrivals[mailbox] ?? 0;
    return sum > came ? [`${mailbox} was told of ${sum} new needs, ${came} came`] : [];
  });
}

/** A letter counts a need as supported, at most, once for each office that supports its program. */
function supportings({ rows, catalog }: Evidence): string[] {
  const needs = ofKind(rows, 'referral') as unknown as Referral[];
  return catalog.offices.flatMap(({ id, mailbox }) => {
    const programs = new Set(supportedBy(catalog, id).map(({ program }) => program.id));
    const came = needs.filter(({ program }) => programs.has(program)).length;
    const sum = ofKind(rows, 'letter')
      .filter((letter) => letter['mailbox'] === mailbox)
      .reduce((total, { counts }) => total + ((counts as { supported?: number }).supported ?? 0), 0);
    return sum > came ? [`${id} was told of ${sum} needs that it supports, ${came} came`] : [];
  });
}

/** A letter counts as shared, at most, what was shared so often. */
function sharings({ rows, catalog }: Evidence): string[] {
  const all = ofKind(rows, 'referral', 'check') as unknown as Referral[];
  const guests = all.flatMap(({ answers }) => answers.flatMap((answer) => answer.with ?? []));
  return catalog.offices.flatMap(({ id, mailbox }) => {
    const shared = guests.filter((guest) => guest === id).length;
    const sum = ofKind(rows, 'letter')
      .filter((letter) => letter['mailbox'] === mailbox)
      .reduce((total, { counts }) => total + ((counts as { shared?: number }).shared ?? 0), 0);
    return sum > shared ? [`${id} was told of ${sum} shares, there were ${shared}`] : [];
  });
}
