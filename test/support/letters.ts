import { type Draft, freezeLetter } from '../../shared/storage/letters.ts';
import type { Table } from '../../shared/storage/table.ts';
import { someMoment } from './requests.ts';

export const kemensosLetter = 'kemensos_W-000001';

export const draft = (changes: Partial<Draft> = {}): Draft => ({
  ...{ mailbox: 'kemensos', sk: 'W-000001', office: 'kemensos', covers: [] },
  ...{ subject: 'Rujukan baru', text: 'Ada 3 rujukan.', html: '<p>Ada 3 rujukan.</p>' },
  counts: { new: 3, due: 0, overdue: 0 },
  tick: someMoment.toISOString(),
  queuedAt: someMoment.toISOString(),
  ...changes,
});

export async function addLetter(table: Table, changes: Partial<Draft> = {}): Promise<void> {
  await freezeLetter(table, draft(changes));
}
