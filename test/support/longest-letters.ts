import { catalog } from '../../shared/catalog/current.ts';
import type { LetterFacts } from '../../shared/letter/facts.ts';
import { tellNationalWeek, tellOfficeWeek } from '../../shared/letter/tell-week.ts';
import { outsideNational, outsidePart } from '../../shared/statement/outside.ts';
import { wholeWeek } from './whole-week.ts';

const reference = 'A1B2C3D4E5';
const officeName = 'Dinas Tenaga Kerja dan Transmigrasi Kabupaten Tasikmalaya';
const link = `https://layanan.example/office/${'aB3_-'.repeat(28)}`;

/** What is mailed of a week in which everything happened everywhere: a digest, the national letter, a reader's. */
export function longestLetters(): LetterFacts[] {
  const [statement, before] = [wholeWeek('2026-W47', 12, 123), wholeWeek('2026-W46', 11, 98)];
  const office = tellOfficeWeek(
    outsidePart(statement, 'disnaker@32.12', before, catalog),
    statement,
    catalog,
  );
  const week = tellNationalWeek(outsideNational(statement, before, catalog), statement, catalog);
  const silent = catalog.offices.map(({ name }) => name);
  const mailboxesNotWorking = silent.slice(0, 5);
  return [
    { kind: 'digest', ...office, officeName, link, reference },
    { kind: 'national', ...week, officeName, link, reference, silent, mailboxesNotWorking },
    { kind: 'reader', ...week, reference, silent },
  ];
}
