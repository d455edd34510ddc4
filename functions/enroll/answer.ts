import { jakartaDate } from '../../shared/calendar/week.ts';
import { addWorkingDays } from '../../shared/calendar/working-days.ts';
import type { Enrollment } from '../../shared/enrollment/enrollment.ts';
import type { Screening } from '../../shared/enrollment/screening.ts';
import { type Notice, noticeOf } from '../../shared/pages/notice.ts';
import type { EnrollDeps } from './deps.ts';

/** What the applicant gets: the same shape for every program and office. */
export type Answer = {
  readonly receipt: string;
  readonly statusUrl: string;
  readonly receivedAt: string;
  readonly stage: 'received';
  readonly answerBy: string;
  readonly contact: string;
  readonly notice?: Notice;
};

/** The answer but for the receipt. Term and contact are always the general ones, so that neither tells the program. */
export function answerTo(
  enrollment: Enrollment,
  screening: Screening,
  at: Date,
  { catalog, origin, hotline }: EnrollDeps,
): Omit<Answer, 'receipt'> {
  return {
    statusUrl: `${origin}/status`,
    receivedAt: at.toISOString(),
    stage: 'received',
    answerBy: addWorkingDays(jakartaDate(at), catalog.defaultTerms.firstAnswer),
    contact: hotline,
    ...(screening.notice && { notice: noticeOf(screening.notice.code, enrollment.language, hotline) }),
  };
}
