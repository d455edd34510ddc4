import type { DynamoDBStreamEvent, SQSEvent } from 'aws-lambda';
import { dispatch } from '../../../functions/dispatch/dispatch.ts';
import { enroll } from '../../../functions/enroll/enroll.ts';
import { feedback } from '../../../functions/feedback/feedback.ts';
import { gather } from '../../../functions/gather/gather.ts';
import { notify } from '../../../functions/notify/notify.ts';
import { office } from '../../../functions/office/office.ts';
import { pages } from '../../../functions/pages/pages.ts';
import { reconcile } from '../../../functions/reconcile/reconcile.ts';
import { summarize } from '../../../functions/summarize/summarize.ts';
import type { BatchResponse } from '../../../shared/batch/process-batch.ts';
import type { HttpRequest } from '../../../shared/http/request.ts';
import type { HttpResponse } from '../../../shared/http/response.ts';
import type { Deps } from './open-deps.ts';

type Http = (request: HttpRequest, deps: Deps) => Promise<HttpResponse>;
type Scheduled = (event: unknown, deps: Deps) => Promise<unknown>;

/** The handlers that are put to the test, each called as AWS calls it. */
export type Design = {
  readonly http: Readonly<Record<'enroll' | 'pages' | 'office', Http>>;
  readonly dispatch: (event: DynamoDBStreamEvent, deps: Deps) => Promise<BatchResponse>;
  readonly notify: (event: SQSEvent, deps: Deps) => Promise<BatchResponse>;
  readonly feedback: Scheduled;
  readonly scheduled: Readonly<Record<'gather' | 'summarize' | 'reconcile', Scheduled>>;
};

/** What is deployed. */
export const ours: Design = {
  http: { enroll, pages, office },
  dispatch,
  notify,
  feedback,
  scheduled: { gather, summarize, reconcile },
};
