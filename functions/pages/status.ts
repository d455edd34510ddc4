import * as z from 'zod';
import { readBody } from '../../shared/enrollment/request-body.ts';
import { problemStatus, RequestError } from '../../shared/errors.ts';
import { type HttpRequest, languageFrom, wantsPage } from '../../shared/http/request.ts';
import { type HttpResponse, json, page, scriptedPage } from '../../shared/http/response.ts';
import { statusForm, statusPage } from '../../shared/pages/status.ts';
import { readReceipt } from '../../shared/receipt/receipt.ts';
import { type ChoiceStage, saidOf, stageOfChoice } from '../../shared/referral/stage.ts';
import { findOwn } from '../../shared/storage/referrals.ts';
import { findSubmission, type Submission } from '../../shared/storage/submissions.ts';
import type { PagesDeps } from './deps.ts';

export async function showStatusForm(request: HttpRequest): Promise<HttpResponse> {
  return scriptedPage(200, statusForm({ language: languageFrom(request) }));
}

const question = z.object({ receipt: z.string() });

/** Where each choice stands, for whoever holds the receipt. */
export async function findStatus(request: HttpRequest, deps: PagesDeps): Promise<HttpResponse> {
  const language = languageFrom(request);
  let typed = '';
  try {
    typed = typedReceipt(request);
    const status = await statusOf(readReceipt(typed), deps);
    return wantsPage(request) ? page(200, statusPage({ ...status, language })) : json(200, status);
  } catch (error) {
    if (!(error instanceof RequestError) || !wantsPage(request)) throw error;
    return scriptedPage(problemStatus[error.code], statusForm({ language, typed, problem: error }));
  }
}

function typedReceipt(request: HttpRequest): string {
  const parsed = question.safeParse(readBody(request));
  if (!parsed.success) throw new RequestError('receipt-typo');
  return parsed.data.receipt;
}

async function statusOf(receipt: string, deps: PagesDeps) {
  const submission = await findSubmission(deps.table, (await deps.digests()).submission(receipt));
  if (!submission) throw new RequestError('not-found');
  const choices = await Promise.all(
    submission.choices.map(({ program }, at) => stageFor(submission, program, at + 1, deps)),
  );
  return { receipt, receivedAt: submission.receivedAt, contact: deps.hotline, choices };
}

async function stageFor(
  submission: Submission,
  program: string,
  choice: number,
  deps: PagesDeps,
): Promise<ChoiceStage> {
  const referral = await findOwn(deps.table, { ...submission, program });
  const said = saidOf(choice, submission, referral);
  return stageOfChoice(referral, said, deps.catalog.defaultTerms);
}
