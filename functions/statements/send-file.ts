import { previousWeek } from '../../shared/calendar/week.ts';
import { RequestError } from '../../shared/errors.ts';
import { languageFrom } from '../../shared/http/request.ts';
import { attachment, type HttpResponse } from '../../shared/http/response.ts';
import { fileRows } from '../../shared/statement/file-rows.ts';
import { type Outside, outsideNational, outsidePart } from '../../shared/statement/outside.ts';
import { findPart, findStatement } from '../../shared/storage/statements.ts';
import { text } from '../../shared/text/text.ts';
import type { Asked } from './asked.ts';
import { csvOf } from './csv.ts';
import type { StatementsDeps } from './deps.ts';
import type { Asking } from './show-statement.ts';
import { xlsxOf } from './xlsx.ts';

const csv = 'text/csv; charset=utf-8';
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A file goes where we do not see it: it holds what mails hold, rounded alike. */
export async function sendFile(asked: Asked, asking: Asking, deps: StatementsDeps): Promise<HttpResponse> {
  const { office } = asking.session;
  const language = languageFrom(asking.request);
  const rows = fileRows(await outside(asked, office, deps), { catalog: deps.catalog, language });
  const scope = asked.scope === 'national' ? 'national' : deps.catalog.office(office).mailbox;
  const name = `statement-${asked.week}-${scope}`;
  if (asked.form === 'xlsx') {
    const title = `${text(language, 'site.name')}, ${asked.week}`;
    return attachment(`${name}.xlsx`, xlsx, await xlsxOf(rows, { title, language }));
  }
  const delimiter = asked.form === 'semicolon' ? ';' : ',';
  return attachment(`${name}.csv`, csv, csvOf(rows, { week: asked.week, scope }, delimiter));
}

async function outside({ week, scope }: Asked, office: string, deps: StatementsDeps): Promise<Outside> {
  const find = scope === 'national' ? findStatement : findPart;
  const [statement, previous] = await Promise.all(
    [week, previousWeek(week)].map((one) => find(deps.table, one, office)),
  );
  if (!statement) throw new RequestError('no-statement');
  return scope === 'national'
    ? outsideNational(statement, previous, deps.catalog)
    : outsidePart(statement, office, previous, deps.catalog);
}
