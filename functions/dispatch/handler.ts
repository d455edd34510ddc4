import middy from '@middy/core';
import type { DynamoDBStreamEvent } from 'aws-lambda';
import type { BatchResponse } from '../../shared/batch/process-batch.ts';
import { openConsequences } from '../../shared/consequences/open-deps.ts';
import { reportErrors } from '../../shared/observing/report-errors.ts';
import { dispatch } from './dispatch.ts';

const deps = openConsequences(Date.now);

export const handler = middy<DynamoDBStreamEvent, BatchResponse>()
  .use(reportErrors(deps.report))
  .handler((event: DynamoDBStreamEvent) => dispatch(event, deps));
