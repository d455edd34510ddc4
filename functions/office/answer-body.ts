import * as z from 'zod';
import { shapeProblems } from '../../shared/enrollment/shape-problems.ts';
import { RequestError } from '../../shared/errors.ts';
import { officeActions } from '../../shared/referral/states.ts';

/** More ids than a page shows, and than the body's size allows for long. */
const mostIds = 100;

/** `ids` is one id, a list of them, or a form's `ids.0`, `ids.1`, … of which only the ticked ones arrive. */
function toList(ids: unknown): unknown {
  if (typeof ids === 'string') return [ids];
  return typeof ids === 'object' && ids !== null && !Array.isArray(ids) ? Object.values(ids) : ids;
}

const shape = z.looseObject({
  ids: z.preprocess(toList, z.array(z.string().min(1).max(1000)).max(mostIds, 'too-many').default([])),
  answerNumber: z.coerce.number().int().min(0).optional(),
  csrf: z.string().optional(),
  tick: z.string().max(1000).optional(),
});

export type Target = {
  readonly id: string;
  /** The answer number that the page showed. */
  readonly shown: number;
};
export type AnswerBody = {
  readonly targets: readonly Target[];
  readonly csrf: string | undefined;
  /** The answer itself, not looked at yet. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** All that was typed, also for the answers that were not given. */
  readonly typed: Readonly<Record<string, unknown>>;
  /** Sent from the list, where each id brings its own answer number. */
  readonly fromList: boolean;
  /** No answer yet, only other ticks: `all`, `none`, or an id, which stands for its village. */
  readonly tick: string | undefined;
};

/**
 * Whom an answer is for. Each id brings the answer number that was shown with it (`<id>.<number>`, for many at once),
 * or `answerNumber` says it for all. Throws RequestError `invalid-input`.
 */
export function readAnswerBody(body: unknown): AnswerBody {
  const parsed = shape.safeParse(body, { reportInput: true });
  if (!parsed.success)
    throw new RequestError('invalid-input', { errors: shapeProblems(parsed.error.issues) });
  const { ids, answerNumber, csrf, tick, ...typed } = parsed.data;
  return {
    targets: [...new Set(ids)].map((id) => targetOf(id, answerNumber)),
    ...{ csrf, typed, fields: chosen(typed), tick, fromList: answerNumber === undefined },
  };
}

/** The list's one form has fields for every answer (`schedule.date`); what counts is the button that was pressed. */
function chosen(typed: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const others = Object.entries(typed).filter(([name]) => !officeActions.some((action) => action === name));
  return { ...fieldsIn(typed, String(typed['action'])), ...Object.fromEntries(others) };
}

const fieldsIn = (typed: Readonly<Record<string, unknown>>, action: string): object => {
  const own = Object.hasOwn(typed, action) ? typed[action] : undefined;
  return typeof own === 'object' && own !== null ? own : {};
};

function targetOf(text: string, common: number | undefined): Target {
  const [id = '', own] = text.split('.');
  const shown = own === undefined ? common : Number(own);
  if (shown === undefined || !Number.isSafeInteger(shown))
    throw new RequestError('invalid-input', { errors: [{ path: 'answerNumber', code: 'required' }] });
  return { id, shown };
}
