import { jakartaDate, weekOf } from '../../shared/calendar/week.ts';
import type { Enrollment } from '../../shared/enrollment/enrollment.ts';
import { parseEnrollment } from '../../shared/enrollment/parse.ts';
import { type Screening, screen } from '../../shared/enrollment/screening.ts';
import { RequestError } from '../../shared/errors.ts';
import { readBody } from '../../shared/http/gate.ts';
import { type HttpRequest, isForm, timeOf } from '../../shared/http/request.ts';
import { isOwnPost } from '../../shared/http/same-site.ts';
import { honeypot } from '../../shared/pages/honeypot.ts';
import { receiptFrom } from '../../shared/receipt/receipt.ts';
import { noteUnmet } from '../../shared/storage/unmet.ts';
import type { Language } from '../../shared/text/language.ts';
import { type Answer, answerTo } from './answer.ts';
import { depsForCanary, isFromCanary, keepCanary } from './canary.ts';
import type { EnrollDeps } from './deps.ts';
import { keepSubmission } from './keep-submission.ts';

export type Accepted = { readonly language: Language; readonly answer: Answer };

/** Stores the enrollment once; a repetition of the same request gets the first one's answer. */
export async function acceptEnrollment(request: HttpRequest, deps: EnrollDeps): Promise<Accepted> {
  const body = readBody(request);
  askOnceMore(request, body, deps);
  const isCanary = await isFromCanary(request, body, deps);
  return isCanary
    ? accept(request, body, keepCanary, depsForCanary(deps))
    : accept(request, body, keepSubmission, deps);
}

async function accept(
  request: HttpRequest,
  body: unknown,
  keep: typeof keepSubmission,
  deps: EnrollDeps,
): Promise<Accepted> {
  const at = timeOf(request);
  const enrollment = parseEnrollment(body, { catalog: deps.catalog, today: jakartaDate(at) });
  const screening = await screenOrNote(enrollment, at, deps);
  const digests = await deps.digests();
  const receipt = receiptFrom(digests.receiptBytes(enrollment.submissionId));
  const answer = answerTo(enrollment, screening, at, deps);
  const circumstances = { screening, at, source: request.requestContext.http.sourceIp, receipt, answer };
  const kept = await keep(enrollment, circumstances, deps);
  return {
    language: kept.language,
    answer: { receipt, ...(JSON.parse(kept.answer) as Omit<Answer, 'receipt'>) },
  };
}

/**
 * A form that a program filled in, or that stands on another site: whoever is lured there, or works for a flood, has
 * to tap on our own page. Looked at before anything else, so that what a program sends is neither judged nor counted.
 */
function askOnceMore(request: HttpRequest, body: unknown, { origin }: EnrollDeps): void {
  const filled = typeof body === 'object' && body !== null && Object.hasOwn(body, honeypot);
  if (isForm(request) && (filled || !isOwnPost(request, origin))) throw new RequestError('confirm-needed');
}

/** A request from a place that is not covered is refused, and counted without the person. */
async function screenOrNote(enrollment: Enrollment, at: Date, deps: EnrollDeps): Promise<Screening> {
  const { catalog, openDistricts } = deps;
  try {
    return screen(enrollment, { catalog, openDistricts: await openDistricts.read() });
  } catch (error) {
    if (error instanceof RequestError && error.code === 'district-not-covered')
      await note(enrollment, at, deps);
    throw error;
  }
}

async function note(enrollment: Enrollment, at: Date, { table, digests }: EnrollDeps): Promise<void> {
  const submissionId = (await digests()).submissionId(enrollment.submissionId);
  const programs = enrollment.choices.map((choice) => choice.program);
  await noteUnmet(table, { week: weekOf(at), submissionId, district: enrollment.district, programs });
}
