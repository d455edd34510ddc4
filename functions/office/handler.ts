import { setTimeout } from 'node:timers/promises';
import middy from '@middy/core';
import { catalog } from '../../shared/catalog/current.ts';
import { readEnvironment, readOptional } from '../../shared/environment.ts';
import { edge } from '../../shared/http/edge.ts';
import { gate } from '../../shared/http/gate.ts';
import { problems } from '../../shared/http/problems.ts';
import type { HttpRequest } from '../../shared/http/request.ts';
import type { HttpResponse } from '../../shared/http/response.ts';
import { digestsFrom, tokensFrom } from '../../shared/identity/from-secrets.ts';
import { openMailer } from '../../shared/messaging/ses-mailer.ts';
import { consoleReport } from '../../shared/observing/report.ts';
import { openDataKeys } from '../../shared/sealing/kms-data-keys.ts';
import { openSecrets } from '../../shared/sealing/stored-secrets.ts';
import { openTable } from '../../shared/storage/dynamo-table.ts';
import type { OfficeDeps } from './deps.ts';
import { office } from './office.ts';

const env = readEnvironment([
  ...(['SERVICE_NAME', 'TABLE_NAME', 'SEALING_KEY_ID', 'PEPPER_SECRET_ID', 'LINK_SECRET_ID'] as const),
  ...(['CONFIGURATION_SET', 'SENDER', 'MAIL_ONLY_TO', 'ORIGIN', 'HOTLINE', 'URGENT_HOTLINES'] as const),
]);
const secrets = openSecrets(Date.now);
const deps: OfficeDeps = {
  table: openTable(env.TABLE_NAME, Date.now),
  catalog,
  digests: digestsFrom(secrets, env.PEPPER_SECRET_ID),
  tokens: tokensFrom(secrets, env.LINK_SECRET_ID, Date.now),
  dataKeys: openDataKeys(env.SEALING_KEY_ID),
  mailer: openMailer(env.CONFIGURATION_SET, env.MAIL_ONLY_TO),
  sender: env.SENDER,
  origin: env.ORIGIN,
  hotline: env.HOTLINE,
  urgentHotlines: env.URGENT_HOTLINES,
  now: () => new Date(),
  pause: (ms) => setTimeout(ms),
  report: consoleReport(env.SERVICE_NAME, Date.now),
};

export const handler = middy<HttpRequest, HttpResponse>()
  .use(gate)
  .use(edge(readOptional('ORIGIN_SECRET_ID'), secrets))
  .use(problems({ report: deps.report, hotline: deps.hotline }))
  .handler((request) => office(request, deps));
