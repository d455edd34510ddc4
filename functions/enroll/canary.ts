import { canaryCatalog } from '../../shared/canary/consent.ts';
import { canaryEnd } from '../../shared/canary/end.ts';
import { canaryHeader, isMarkOf } from '../../shared/canary/mark.ts';
import { canonicalForm } from '../../shared/enrollment/canonical.ts';
import type { Enrollment } from '../../shared/enrollment/enrollment.ts';
import { RequestError } from '../../shared/errors.ts';
import { type HttpRequest, timeOf } from '../../shared/http/request.ts';
import { isRecord } from '../../shared/record.ts';
import { acceptCanary } from '../../shared/storage/canaries.ts';
import { canaryKey } from '../../shared/storage/keys.ts';
import type { EnrollDeps } from './deps.ts';
import type { Circumstances, Kept } from './keep-submission.ts';
import { personalOf } from './seal-submission.ts';

/** Whether the request carries a mark that is right, of this submission, and new. All others are a person's. */
export async function isFromCanary(request: HttpRequest, body: unknown, deps: EnrollDeps): Promise<boolean> {
  const mark = request.headers[canaryHeader];
  const submissionId = isRecord(body) ? body['submissionId'] : undefined;
  if (mark === undefined || typeof submissionId !== 'string') return false;
  try {
    return isMarkOf(mark, await deps.canarySecret(), submissionId, timeOf(request).getTime());
  } catch (error) {
    // Whoever writes such a header must not be able to tell that the secret cannot be read.
    deps.report.fail('canary-not-known', error);
    return false;
  }
}

/** What changes for the canary: its own consent alone is known, and no district is closed to it. All else is called alike. */
export const depsForCanary = (deps: EnrollDeps): EnrollDeps => ({
  ...deps,
  catalog: canaryCatalog(deps.catalog),
  openDistricts: {
    read: async () => new Set([...(await deps.openDistricts.read()), ...deps.catalog.regions.keys()]),
  },
});

/** Stored by one conditional write like a person's, sealed alike, but under its own name and for some days. */
export async function keepCanary(
  enrollment: Enrollment,
  { at, answer }: Circumstances,
  { table, sealer, digests }: EnrollDeps,
): Promise<Kept> {
  const { submissionId: id, language } = enrollment;
  const receivedAt = at.toISOString();
  const canary = {
    ...{ kind: 'canary' as const, id, language, receivedAt, expiresAt: canaryEnd(receivedAt) },
    content: (await digests()).content(canonicalForm(enrollment)),
    answer: JSON.stringify(answer),
    sealed: await sealer.seal(personalOf(enrollment), canaryKey('S', id)),
  };
  const stored = await acceptCanary(table, canary);
  if (stored.content !== canary.content) throw new RequestError('submission-id-reused');
  return stored;
}
