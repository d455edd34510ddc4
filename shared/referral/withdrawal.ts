import * as z from 'zod/mini';
import { jakartaDate } from '../calendar/week.ts';
import { isOpen, states } from './states.ts';

/** Someone else may hold the phone and the card: so long the person, or the owner, can find out. */
const undoHours = 72;

/** The moment (ISO) from which a withdrawal that was asked at that one stands for good. */
export const undoneUntil = (asked: Date): string =>
  new Date(asked.getTime() + undoHours * 3_600_000).toISOString();

/** A withdrawal that can be undone, and how the need stood when it was asked. Closed needs keep it. */
export const withdrawalSchema = z.object({
  askedAt: z.string(),
  effectiveAt: z.string(),
  state: z.enum(states),
  due: z.string(),
  changedAt: z.string(),
  date: z.optional(z.string()),
});

type Withdrawal = z.infer<typeof withdrawalSchema>;
type Asked = {
  readonly state: (typeof states)[number];
  readonly withdrawal?: Pick<Withdrawal, 'effectiveAt'> | undefined;
};

/** The person, or whoever holds the receipt, wants no more help, and an office has opened the need: it rests. */
export const isPaused = ({ state, withdrawal }: Asked): boolean => withdrawal !== undefined && isOpen(state);

/** The term has passed, and nobody has written it down yet. */
export const isWithdrawnBy = (need: Asked, at: Date): boolean =>
  isPaused(need) && Date.parse(need.withdrawal?.effectiveAt ?? '') <= at.getTime();

/** Open for an office: what was taken back is not, from the moment on at which that takes effect. */
export const isOpenAt = (need: Asked, at: Date): boolean => isOpen(need.state) && !isWithdrawnBy(need, at);

/** The day by whose end its owner has something to do: to confirm a withdrawal can be the first. */
export function nextDue(need: Asked & { readonly due: string }): string {
  const { due, withdrawal } = need;
  if (!withdrawal || !isPaused(need)) return due;
  const day = jakartaDate(new Date(withdrawal.effectiveAt));
  return [day, due].sort()[0] ?? due;
}
