import middy from '@middy/core';
import { catalog } from '../../shared/catalog/current.ts';
import { readEnvironment, readOptional } from '../../shared/environment.ts';
import { edge } from '../../shared/http/edge.ts';
import { gate } from '../../shared/http/gate.ts';
import { problems } from '../../shared/http/problems.ts';
import type { HttpRequest } from '../../shared/http/request.ts';
import type { HttpResponse } from '../../shared/http/response.ts';
import { tokensFrom } from '../../shared/identity/from-secrets.ts';
import { consoleReport } from '../../shared/observing/report.ts';
import { openSecrets } from '../../shared/sealing/stored-secrets.ts';
import { openTable } from '../../shared/storage/dynamo-table.ts';
import { statements } from './statements.ts';

const env = readEnvironment(['SERVICE_NAME', 'TABLE_NAME', 'LINK_SECRET_ID', 'HOTLINE'] as const);
const secrets = openSecrets(Date.now);
const report = consoleReport(env.SERVICE_NAME, Date.now);
const deps = {
  table: openTable(env.TABLE_NAME, Date.now),
  tokens: tokensFrom(secrets, env.LINK_SECRET_ID, Date.now),
  catalog,
};

export const handler = middy<HttpRequest, HttpResponse>()
  .use(gate)
  .use(edge(readOptional('ORIGIN_SECRET_ID'), secrets))
  .use(problems({ report, hotline: env.HOTLINE }))
  .handler((request) => statements(request, deps));
