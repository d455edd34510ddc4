import middy from '@middy/core';
import { openConsequences } from '../../shared/consequences/open-deps.ts';
import { reportErrors } from '../../shared/observing/report-errors.ts';
import { reconcile } from './reconcile.ts';

const deps = openConsequences(Date.now);

export const handler = middy()
  .use(reportErrors(deps.report))
  .handler((event: unknown) => reconcile(event, deps));
