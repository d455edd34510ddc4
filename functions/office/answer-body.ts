import * as z from 'zod/mini';
import { shapeProblems } from '../../shared/enrollment/shape-problems.ts';
import { RequestError } from '../../shared/errors.ts';
import { isRecord, textsIn } from '../../shared/record.ts';
import { officeActions } from '../../shared/referral/states.ts';

/** More ids than a page shows, and than the body's size allows for long. */
const mostIds = 100;

/** `ids` is one id, a list of them, or a form's `ids.0`, `ids.1`, … of which only the ticked ones arrive. */
function toList(ids: unknown): unknown {
  if (typeof ids === 'string') return [ids];
  return isRecord(ids) ? Object.values(ids) : ids;
}

/** An id is a token of ours, alone or with the answer number that was shown with it. */
const ID = /^([A-Za-z0-9_-]{1,400})(?:\.(\d{1,6}))?$/;

/** A form sends its numbers as text. */
const answerCount = z.union([
  z.int().check(z.gte(0)),
  z.pipe(z.string().check(z.regex(/^\d{1,6}$/)), z.transform(Number)),
]);

const shape = z.looseObject({
  ids: z.pipe(
    z.transform(toList),
    z._default(z.array(z.string().check(z.regex(ID))).check(z.maxLength(mostIds, 'too-many')), []),
  ),
  answerNumber: z.optional(answerCount),
  csrf: z.optional(z.string()),
  tick: z.optional(z.string().check(z.maxLength(1000))),
});

export type Target = {
  readonly id: string;
  /** The answer number that the page showed. */
  readonly shown: number;
};
type Typed = string | Readonly<Record<string, string>>;

export type AnswerBody = {
  readonly targets: readonly Target[];
  readonly csrf: string | undefined;
  /** The answer itself, not looked at yet. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** The answer's name; `?` where it is none. */
  readonly action: string;
  /** All that was typed, also for the answers that were not given (under their names): to be shown again. */
  readonly typed: Readonly<Record<string, Typed>>;
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
  const { ids, answerNumber, csrf, tick, ...sent } = parsed.data;
  const action = nameIn(sent);
  return {
    targets: [...new Set(ids)].map((id) => targetOf(id, answerNumber)),
    ...{ csrf, action, typed: typedIn(sent), fields: chosen(action, sent) },
    ...{ tick, fromList: answerNumber === undefined },
  };
}

/** Of an answer, perhaps of none of ours. */
const nameIn = ({ action }: Readonly<Record<string, unknown>>): string =>
  typeof action === 'string' && /^[a-z-]{1,20}$/.test(action) ? action : '?';

/** Texts, and those under an answer's name. */
const typedIn = (sent: Readonly<Record<string, unknown>>): AnswerBody['typed'] => ({
  ...Object.fromEntries(
    officeActions.flatMap((action) => {
      const own = sent[action];
      return isRecord(own) ? [[action, textsIn(own)]] : [];
    }),
  ),
  ...textsIn(sent),
});

/** The list's one form has fields for every answer (`schedule.date`); what counts is the button that was pressed. */
function chosen(action: string, sent: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const own = Object.hasOwn(sent, action) ? sent[action] : undefined;
  const others = Object.entries(sent).filter(([name]) => !officeActions.some((one) => one === name));
  return { ...(isRecord(own) && own), ...Object.fromEntries(others) };
}

function targetOf(text: string, common: number | undefined): Target {
  const [, id = '', own] = ID.exec(text) ?? [];
  const shown = own === undefined ? common : Number(own);
  if (shown === undefined)
    throw new RequestError('invalid-input', { errors: [{ path: 'answerNumber', code: 'required' }] });
  return { id, shown };
}
