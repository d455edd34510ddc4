import type { Host } from '../../local/host.ts';
import { ofKind, type Row } from '../../local/scan-table.ts';
import { checkFigures, checkLetters, checkStatement, readBooks } from '../random-weeks/check.ts';
import type { Sent } from './phones.ts';

/** Everybody who has a receipt is stored once, every choice has one owner, every letter went once, the week adds up. */
export async function checkStorm(host: Host, week: string, { receipts, tries, refused }: Sent) {
  const books = await readBooks(host, [week]);
  const letters = checkLetters(books, host, week);
  const submissions = ofKind(books.rows, 'submission');
  const choices = submissions.flatMap(choicesOf);
  const needs = ofKind(books.rows, 'referral', 'check').map(
    ({ submission, program }) => `${submission} ${program}`,
  );
  const owned = new Set(needs);
  const figures = {
    ...{ receipts: receipts.size, refused, tries },
    lost:
      Math.max(0, receipts.size - submissions.length) + choices.filter((choice) => !owned.has(choice)).length,
    doubled: Math.max(0, submissions.length - receipts.size) + needs.length - owned.size,
    ...{ choices: choices.length, letters: letters.letters, sentAgain: letters.again },
    ambiguous: countOf(host, 'LettersAmbiguous'),
    repaired: countOf(host, 'Repaired'),
  };
  const counted = Object.entries({ lost: figures.lost, doubled: figures.doubled }).flatMap(([name, count]) =>
    count > 0 ? [`${count} ${name}`] : [],
  );
  const problems = [
    ...counted,
    ...letters.problems,
    ...checkStatement(books, []),
    ...checkFigures(books, []),
  ];
  return { ...figures, problems };
}

const choicesOf = ({ submission, choices, notes }: Row): string[] =>
  [...(choices as { program: string }[]).map(({ program }) => program), ...(notes as string[])].map(
    (program) => `${submission} ${program}`,
  );

/** How often a function has reported it. */
const countOf = (host: Host, metric: string): number =>
  host.logs().filter((line) => line.includes(`"${metric}":`)).length;
