import { answerTo } from '../../functions/enroll/answer.ts';
import { keepSubmission } from '../../functions/enroll/keep-submission.ts';
import { jakartaDate } from '../../shared/calendar/week.ts';
import { catalog } from '../../shared/catalog/current.ts';
import { deployment } from '../../shared/catalog/deployment.ts';
import { readCard } from '../../shared/enrollment/card.ts';
import type { Enrollment } from '../../shared/enrollment/enrollment.ts';
import { screen } from '../../shared/enrollment/screening.ts';
import type { HttpRequest } from '../../shared/http/request.ts';
import { timeOf } from '../../shared/http/request.ts';
import { digestsFrom } from '../../shared/identity/from-secrets.ts';
import { consoleReport } from '../../shared/observing/report.ts';
import { receiptFrom } from '../../shared/receipt/receipt.ts';
import { openDataKeys } from '../../shared/sealing/kms-data-keys.ts';
import { Sealer } from '../../shared/sealing/sealer.ts';
import { openSecrets } from '../../shared/sealing/stored-secrets.ts';
import { openTable } from '../../shared/storage/dynamo-table.ts';
import { OpenDistricts } from '../../shared/storage/open-districts.ts';
import { readByHand } from '../peers/functions/hand-contract.ts';

const variable = (name: string): string => process.env[name] ?? '';
const table = openTable(variable('TABLE_NAME'), Date.now);
const secrets = openSecrets(Date.now);
const report = consoleReport('enroll', Date.now);
const deps = {
  ...{ table, catalog, report },
  sealer: new Sealer(openDataKeys(variable('SEALING_KEY_ID')), Date.now),
  digests: digestsFrom(secrets, variable('PEPPER_SECRET_ID')),
  canarySecret: () => secrets.read(variable('CANARY_SECRET_ID')),
  openDistricts: new OpenDistricts(table, Date.now),
  ...{ origin: variable('ORIGIN'), hotline: variable('HOTLINE'), urgentHotlines: [] },
};

/** The work of `enroll` without middy around it and without zod before it: the body is read and judged by hand. */
export async function handler(request: HttpRequest & { readonly body: string }) {
  const at = timeOf(request);
  const body = readByHand(JSON.parse(request.body));
  const isRegion = catalog.isCardRegion;
  const card = body && readCard(body.nik, { rule: deployment.card, today: jakartaDate(at), isRegion });
  if (!body || typeof card !== 'object') return { statusCode: 400, headers: {}, body: '{}' };
  const read = { ...body, nik: card.nik, sex: card.sex, ageBand: '25-34' } as unknown as Enrollment;
  const screening = screen(read, { catalog, openDistricts: await deps.openDistricts.read() });
  const receipt = receiptFrom((await deps.digests()).receiptBytes(read.submissionId));
  const answer = answerTo(read, screening, at, deps);
  const source = request.requestContext.http.sourceIp;
  const kept = await keepSubmission(read, { screening, at, source, receipt, answer }, deps);
  const headers = { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' };
  return { statusCode: 201, headers, body: JSON.stringify({ receipt, ...JSON.parse(kept.answer) }) };
}
