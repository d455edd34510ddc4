import { sameInEach } from '../text/language.ts';
import { textInAll } from '../text/text.ts';
import type { Block, LetterParts } from './block.ts';
import { byOffice, forDesk, forMaintainer, type OfficeCount, type ReportFacts } from './facts.ts';

/** A letter is read on a phone: the page behind the button has all offices. */
const mostOffices = 10;

/** Numbers and names of offices; the subject is the same each day. */
export const report = (facts: ReportFacts): LetterParts => ({
  subject: textInAll('letter.report.subject'),
  title: textInAll('letter.report.title'),
  greeting: textInAll('letter.greeting', { office: facts.officeName }),
  blocks: [
    { kind: 'words', words: textInAll('letter.report.lead') },
    ...counts(facts),
    { kind: 'button', words: textInAll('letter.report.open'), link: facts.link },
    { kind: 'words', words: textInAll('letter.arrivals.how') },
    ...byOffice.flatMap((name) => officeTable(name, facts.offices[name])),
    ...maintenance(facts),
  ],
  reference: facts.reference,
});

/** Whether there is anything to write about. */
export const hasNews = ({ counts, offices }: Pick<ReportFacts, 'counts' | 'offices'>): boolean =>
  Object.values(counts).some((count) => count > 0) || byOffice.some((name) => offices[name].length > 0);

function counts({ counts: found }: ReportFacts): Block[] {
  const shown = forDesk.filter((name) => found[name] > 0);
  const rows = shown.map((name) => ({
    count: String(found[name]),
    label: textInAll(`letter.report.${name}`),
    alarming: name === 'protectedUnanswered' || name === 'protectedMovedOn',
  }));
  return rows.length > 0 ? [{ kind: 'counts', counts: rows }] : [];
}

function officeTable(name: (typeof byOffice)[number], offices: readonly OfficeCount[]): Block[] {
  if (offices.length === 0) return [];
  const most = offices.toSorted((a, b) => b.count - a.count).slice(0, mostOffices);
  const more = offices.length - most.length;
  return [
    {
      kind: 'table',
      title: textInAll(`letter.report.offices.${name}`),
      rows: most.map(({ name: office, count }) => ({
        label: sameInEach(office),
        cells: [String(count)],
      })),
      ...(more > 0 && { note: textInAll('letter.report.more', { count: more }) }),
    },
  ];
}

function maintenance({ counts: found }: ReportFacts): Block[] {
  const shown = forMaintainer.filter((name) => found[name] > 0);
  const rows = shown.map((name) => ({
    label: textInAll(`letter.report.${name}`),
    cells: [String(found[name])],
  }));
  return rows.length > 0 ? [{ kind: 'table', title: textInAll('letter.report.maintenance'), rows }] : [];
}
