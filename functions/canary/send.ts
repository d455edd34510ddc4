import { canaryBody } from '../../shared/canary/body.ts';
import { canaryHeader, markOf } from '../../shared/canary/mark.ts';
import type { CanaryDeps } from './deps.ts';

/** As a phone does: one trouble that passes in seconds is nobody's alarm. */
const pausesMs = [2_000, 8_000];

/** Applies at the public door, a few times where it is shut; true where it was taken. */
export async function send(submissionId: string, deps: CanaryDeps): Promise<boolean> {
  const body = JSON.stringify(canaryBody(deps.catalog, submissionId));
  const post = async (): Promise<number> => {
    const mark = markOf(await deps.secret(), submissionId, deps.now().getTime());
    return deps.post(body, { accept: 'application/json', [canaryHeader]: mark });
  };
  let status = await post();
  for (const ms of pausesMs) {
    if (!passes(status)) break;
    await deps.pause(ms);
    status = await post();
  }
  if (status !== 201) deps.report.log('canary-refused', { status });
  return status === 201;
}

const passes = (status: number): boolean => status === 0 || status === 429 || status >= 500;
