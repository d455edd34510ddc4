import { forget } from '../forget.ts';
import { keepPage } from '../keep-page.ts';
import { type Answers, answersOf, type Control, isAsked, placeOf } from '../questions.ts';
import type { Vault } from '../vault.ts';

/** What the person let this phone keep: an application on its way, or the receipt of one that arrived. */
export type Draft = {
  readonly id: string;
  readonly answers: Answers;
  /** The name of the district: the list of the page may not hold it. */
  readonly place: string;
  readonly savedAt: number;
  /** To be sent by itself. */
  readonly waiting: boolean;
  /** What was sent and got no answer. */
  readonly attempts: readonly string[];
  /** The page that holds the receipt. */
  readonly receipt?: string;
};

/** One application, over all the pages on which the server brings it back. */
export type Session = {
  form: HTMLFormElement;
  vault: Vault<Draft> | undefined;
  /** Whether the person lets this phone keep it. */
  kept: boolean;
  sending: boolean;
  attempts: readonly string[];
};

const idField = (form: HTMLFormElement) => form.querySelector<HTMLInputElement>('[name=submissionId]');

export const idOf = (form: HTMLFormElement): string => idField(form)?.value ?? '';

export function setId(form: HTMLFormElement, id: string): void {
  const field = idField(form);
  if (field) field.value = id;
}

/** Whether an answer is given that must not be found on the phone. */
export const hasSecret = (form: HTMLFormElement): boolean =>
  [...form.querySelectorAll<Control | HTMLOptionElement>('[data-keep=no]')].some(
    (node) => isAsked(node) && (isBox(node) ? node.matches(':checked') : node.value.trim() !== ''),
  );

const isBox = (node: Element): boolean => node.matches('option,[type=radio],[type=checkbox]');

/**
 * Keeps what stands in the form, if it may be kept. A receipt that another tab got is not written over, nor is another
 * application, which waits for its own person.
 */
export async function save(session: Session): Promise<void> {
  const { form, vault, kept, sending: waiting, attempts } = session;
  if (!kept || !vault) return;
  if (hasSecret(form)) return stopKeeping(session);
  const mine = {
    id: idOf(form),
    answers: answersOf(form),
    place: placeOf(form),
    savedAt: Date.now(),
    waiting,
    attempts,
  };
  try {
    const now = await vault.update((other) =>
      other && (other.receipt || other.id !== mine.id) ? other : mine,
    );
    // The keeping may have ended meanwhile.
    session.kept &&= now?.id === mine.id;
  } catch {
    // The phone is full: then nothing may say that it is kept.
    session.kept = false;
  }
}

export async function startKeeping(session: Session): Promise<void> {
  session.kept = true;
  await save(session);
  if (!session.kept) return;
  await keepPage();
  // Meanwhile it may have ended, before there was a page to forget.
  if (!session.kept) await forget('draft');
}

export async function stopKeeping(session: Session): Promise<void> {
  session.kept = false;
  await forget('draft');
}

/** The answers are not needed any more. */
export async function keepReceipt(vault: Vault<Draft>, receipt: string): Promise<void> {
  await vault.update((draft) => draft && { ...draft, answers: [], attempts: [], waiting: false, receipt });
}
