import middy from '@middy/core';
import { catalog } from '../../shared/catalog/current.ts';
import { readEnvironment, readOptional } from '../../shared/environment.ts';
import { compression } from '../../shared/http/compression.ts';
import { edge } from '../../shared/http/edge.ts';
import { gate } from '../../shared/http/gate.ts';
import { problems } from '../../shared/http/problems.ts';
import type { HttpRequest } from '../../shared/http/request.ts';
import type { HttpResponse } from '../../shared/http/response.ts';
import { digestsFrom } from '../../shared/identity/from-secrets.ts';
import { consoleReport } from '../../shared/observing/report.ts';
import { askEarly } from '../../shared/remembered.ts';
import { openDataKeys } from '../../shared/sealing/kms-data-keys.ts';
import { Sealer } from '../../shared/sealing/sealer.ts';
import { openSecrets } from '../../shared/sealing/stored-secrets.ts';
import { openTable } from '../../shared/storage/dynamo-table.ts';
import { OpenDistricts } from '../../shared/storage/open-districts.ts';
import type { PagesDeps } from './deps.ts';
import { pages } from './pages.ts';

const env = readEnvironment([
  ...(['SERVICE_NAME', 'VERSION', 'TABLE_NAME', 'SEALING_KEY_ID', 'PEPPER_SECRET_ID'] as const),
  ...(['HOTLINE', 'URGENT_HOTLINES'] as const),
]);
const table = openTable(env.TABLE_NAME, Date.now);
const secrets = openSecrets(Date.now);
const deps: PagesDeps = {
  table,
  sealer: new Sealer(openDataKeys(env.SEALING_KEY_ID), Date.now),
  catalog,
  digests: digestsFrom(secrets, env.PEPPER_SECRET_ID),
  openDistricts: new OpenDistricts(table, Date.now),
  hotline: env.HOTLINE,
  urgentHotlines: env.URGENT_HOTLINES,
  version: env.VERSION,
  report: consoleReport(env.SERVICE_NAME, Date.now),
};

askEarly(() => deps.openDistricts.read());

export const handler = middy<HttpRequest, HttpResponse>()
  .use(gate)
  .use(edge(readOptional('ORIGIN_SECRET_ID'), secrets))
  .use(compression)
  .use(problems({ report: deps.report, hotline: deps.hotline }))
  .handler((request) => pages(request, deps));
