import { assumed, atTheEdge, type Measured, mailsOf } from './bill.ts';
import type { Line } from './fixed.ts';
import { floor, naive, naiveTraces } from './peers.ts';
import { elsewhere, prices } from './prices.ts';

export type Bill = {
  readonly measured: Measured;
  readonly people: number;
  readonly seed: number;
  readonly letters: number;
  readonly answers: number;
  readonly unanswered: readonly Line[];
  readonly answered: readonly Line[];
  readonly fixed: readonly Line[];
};

/** The bill as tables of Markdown. */
export function tellBill(bill: Bill): string {
  const { measured, people, seed, letters, answers } = bill;
  const mails = mailsOf(measured);
  const [plain, fixed, more] = [bill.unanswered, bill.fixed, bill.answered].map((lines) => total(lines)) as [
    number,
    number,
    number,
  ];
  return [
    `Seed ${seed}: ${people} people, ${measured.needs.toFixed(2)} needs each, ${letters} letters, ${answers} answers.`,
    table('a million accepted, nobody answers, without email', bill.unanswered),
    table('each month, whoever applies', bill.fixed),
    table(`answered: ${assumed.answersPerNeed} answers a need`, bill.answered),
    '| a month of a million accepted | ours | naive | floor |',
    '| --- | ---: | ---: | ---: |',
    row('unanswered, without email', plain, total(naive) + naiveTraces, total(floor)),
    row('… with what each month costs', plain + fixed),
    row('… and with the edge', plain + fixed + total(atTheEdge())),
    row('answered, without email', plain + more),
    row(
      `email: ${Math.round(mails)} letters (naive: 3,000,000), Essentials`,
      mails * prices.mail.dollars,
      3e6 * prices.mail.dollars,
    ),
    row('… à la carte', mails * prices.mailALaCarte.dollars, 3e6 * prices.mailALaCarte.dollars),
  ].join('\n');
}

const costOf = ({ unit, amount }: Line): number => amount * prices[unit].dollars;
/** Dollars. */
export const total = (lines: readonly Line[]): number => lines.reduce((sum, one) => sum + costOf(one), 0);
const dollars = (value: number | undefined): string => (value === undefined ? '' : value.toFixed(2));
const row = (what: string, ...values: number[]): string =>
  `| ${[what, ...[0, 1, 2].map((at) => dollars(values[at]))].join(' | ')} |`;

function table(title: string, lines: readonly Line[]): string {
  const cells = lines.map(
    (one) =>
      `| ${one.what} | ${Math.round(one.amount * 100) / 100} | ${one.unit} | ${costOf(one).toFixed(3)} | ${(costOf(one) * elsewhere(one.unit)).toFixed(3)} |`,
  );
  const far = lines.reduce((sum, one) => sum + costOf(one) * elsewhere(one.unit), 0);
  return [
    `\n| ${title} | amount | unit | $ us-east-1 | $ Jakarta, guessed |`,
    '| --- | ---: | --- | ---: | ---: |',
    ...cells,
    `| **together** | | | **${total(lines).toFixed(2)}** | **${far.toFixed(2)}** |\n`,
  ].join('\n');
}
