import { stringify } from 'csv-stringify/sync';
import type { FileRow } from '../../shared/statement/file-rows.ts';
import { inertInCsv } from '../../shared/text/inert.ts';

/** Of each file: which week, and whose figures. */
export type FileOf = { readonly week: string; readonly scope: string };

/** Programs read these names, so that they never change and are English in every language. */
const columns = ['week', 'scope', 'table', 'id', 'name', 'measure', 'value', 'at_least', 'at_most'];

/**
 * RFC 4180, one number a line. It begins with the byte order mark by which Excel knows UTF-8. Excel with Indonesian
 * settings expects `;` between fields, because a comma is its decimal sign.
 */
export function csvOf(rows: readonly FileRow[], { week, scope }: FileOf, delimiter: ',' | ';'): Uint8Array {
  const lines = rows.map(({ table, id, name, measure, value, from, to }) => [
    ...[week, scope, table, id, inertInCsv(name), measure, value],
    ...[from ?? '', to ?? ''],
  ]);
  const options = { bom: true, delimiter, record_delimiter: 'windows', escape_formulas: true } as const;
  return Buffer.from(stringify([columns, ...lines], options));
}
