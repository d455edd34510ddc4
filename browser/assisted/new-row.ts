import { readForm } from '../../shared/http/form-body.ts';
import { newId } from '../new-id.ts';
import type { Row, Values, Wrong } from './rows.ts';

export type Draft = { readonly values: Values; readonly problems: readonly Wrong[] };

/** A row to be sent, with an id of its own (an older one may be used up), or one to be mended first. */
export function rowFrom({ values, problems }: Draft, { number, added }: Pick<Row, 'number' | 'added'>): Row {
  const row = { number, added, values };
  if (problems.length > 0) return { ...row, state: 'wrong', problems };
  return { ...row, state: 'waiting', body: bodyOf(values, newId()) };
}

/** What is sent for one person, as JSON; what only the list needs stays here. */
export function bodyOf(values: Values, submissionId: string): string {
  const sent = Object.entries(values).filter(([path]) => !path.startsWith('list.'));
  const content = readForm(new URLSearchParams(sent).toString());
  return JSON.stringify({ submissionId, ...(content as object) });
}
