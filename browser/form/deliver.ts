import type { Silence } from '../backoff.ts';
import { newId } from '../new-id.ts';
import { type Answer, postForm } from '../post.ts';
import { readPage } from '../show-page.ts';
import { idOf, keepReceipt, type Session } from './session.ts';

/** Whether an answer brings the form back under another id than it was sent with. */
const isUsedUp = ({ page }: Answer, id: string): boolean =>
  (page.querySelector<HTMLInputElement>('[name=submissionId]')?.value ?? id) !== id;

export const isReceipt = ({ status, page }: Answer): boolean =>
  status === 201 && page.querySelector('.code') !== null;

const withId = (body: string, id: string): string => {
  const fields = new URLSearchParams(body);
  fields.set('submissionId', id);
  return fields.toString();
};

export type Delivered = Answer & {
  readonly body: string;
  /** What arrived is an earlier attempt, not what stands in the form now. */
  readonly earlier: boolean;
};

/** Anything else that answers is not our server, or not well: what was typed must not be lost to it. */
const isOurs = (answer: Answer | Silence): answer is Answer =>
  'page' in answer && (isReceipt(answer) || answer.page.querySelector('[name=submissionId]') !== null);

/**
 * Sends until there is an answer; `pause` decides after each silence whether to go on. Sending the same again is safe:
 * the server knows it by its id.
 */
export async function deliver(
  session: Session,
  first: string,
  pause: (tries: number, silence: Silence) => Promise<boolean>,
): Promise<Delivered | undefined> {
  let body = first;
  let renewed = false;
  for (let tries = 0; ; ) {
    const answer = await attempt(session, body);
    if (!isOurs(answer)) {
      if (await pause(tries++, answer)) continue;
      return undefined;
    }
    const id = new URLSearchParams(body).get('submissionId') ?? '';
    const again = isUsedUp(answer, id) ? insteadOf(body, answer, renewed, session.attempts) : undefined;
    if (again === undefined)
      return { ...answer, body, earlier: body !== first && session.attempts.includes(body) };
    renewed ||= answer.status === 409;
    body = again;
  }
}

/**
 * A receipt that exists already (409): the same under a new id, once. Other answers under an id that is stored (422):
 * an earlier attempt has arrived, and sent again it gets its receipt.
 */
function insteadOf(
  body: string,
  { status }: Answer,
  renewed: boolean,
  attempts: readonly string[],
): string | undefined {
  if (status === 409) return renewed ? undefined : withId(body, newId());
  return attempts[attempts.indexOf(body) + 1];
}

/** One tab after another: what one of them got, the others show. */
async function attempt({ kept, vault, form }: Session, body: string): Promise<Answer | Silence> {
  if (!kept || !vault) return postForm(form.action, body);
  return navigator.locks.request('send the draft', async () => {
    const draft = await vault.read();
    if (draft?.receipt && draft.id === idOf(form))
      return { status: 201, html: draft.receipt, page: readPage(draft.receipt) };
    const answer = await postForm(form.action, body);
    if ('page' in answer && isReceipt(answer)) await keepReceipt(vault, answer.html);
    return answer;
  });
}
