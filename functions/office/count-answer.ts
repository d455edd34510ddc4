import type { Catalog } from '../../shared/catalog/types.ts';
import type { Report } from '../../shared/observing/report.ts';
import { isHelp } from '../../shared/referral/outcomes.ts';
import type { Answer, Referral } from '../../shared/referral/referral.ts';

type Deps = { readonly report: Report; readonly catalog: Catalog };

/** What the office says of help, of all programs together; the person may yet say otherwise. */
export function countAnswer({ program }: Referral, answer: Answer, { report, catalog }: Deps): void {
  report.count('Answers');
  const { action, outcome } = answer;
  if (action === 'close' && outcome && isHelp({ program, outcome }, catalog)) report.count('Helped');
}
