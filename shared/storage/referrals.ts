import type { ReferralChange } from '../referral/change.ts';
import { type Referral, referralSchema } from '../referral/referral.ts';
import { isOpen } from '../referral/states.ts';
import { minuteOf, packTally } from '../statement/tally.ts';
import { checkKey, officeShard, referralKey, shardOf, weekShard } from './keys.ts';
import { parseRow } from './rows.ts';
import { stamp } from './shapes.ts';
import type { Item, Key, Table, Value } from './table.ts';

export function keyOf(referral: Pick<Referral, 'kind' | 'person' | 'submission' | 'program' | 'year'>): Key {
  return referral.kind === 'check'
    ? checkKey(referral.person, referral.submission, referral.program)
    : referralKey(referral.person, referral.program, referral.year);
}

/** When an item of a need ends: with the need. */
export const endOf = ({ expiresAt }: Pick<Referral, 'expiresAt'>) =>
  expiresAt === undefined ? {} : { expiresAt };

/** Tells each occasion at which its owner learns of a need from all others of this need. */
export const tellingOf = ({ ownerNumber, renewed }: Pick<Referral, 'ownerNumber' | 'renewed'>): string =>
  renewed === undefined ? `${ownerNumber}` : `${ownerNumber}-${renewed}`;

const tallyKind = (referral: Referral): 'R' | 'C' => (referral.kind === 'check' ? 'C' : 'R');

function tallyOf(referral: Referral, person: { readonly sex: string; readonly ageBand: string }): string {
  const { district, group, program, office, state, due } = referral;
  return packTally({
    kind: tallyKind(referral),
    ...{ district, group, program, office, state, due },
    ...{ sex: person.sex, ageBand: person.ageBand },
    minute: minuteOf(new Date(referral.receivedAt)),
    trainingType: referral.trainingType ?? '',
  });
}

/** The attribute by which a need stands in its owner's list. */
const listedAt = (office: string, person: string) => ({ officeShard: officeShard(office, shardOf(person)) });

const toItem = (referral: Referral, person: { readonly sex: string; readonly ageBand: string }): Item => ({
  ...keyOf(referral),
  ...(referral as unknown as Item),
  ...stamp('referral'),
  weekShard: weekShard(referral.week, shardOf(referral.person)),
  weekSort: `${referral.person}#${referral.submission}#${tallyKind(referral)}#${referral.program}`,
  ...listedAt(referral.office, referral.person),
  tally: tallyOf(referral, person),
});

export const readReferral = (item: Item): Referral => parseRow(referralSchema, item);

export async function findReferral(table: Table, key: Key): Promise<Referral | undefined> {
  const item = await table.get(key);
  return item && readReferral(item);
}

/** Stores the referral or check unless its key is taken; returns what stands under the key. */
export async function createReferral(
  table: Table,
  referral: Referral,
  person: { readonly sex: string; readonly ageBand: string },
): Promise<Referral> {
  const answer = await table.putNew(toItem(referral, person));
  return answer.stored ? referral : readReferral(answer.existing);
}

/** What became of one choice of a submission: its referral, or its check where another submission was first. */
export async function findOwn(
  table: Table,
  choice: Pick<Referral, 'person' | 'submission' | 'program' | 'year'>,
): Promise<Referral | undefined> {
  // Both are read each time: a repeated application takes no longer to answer than a first one.
  const [referral, check] = await Promise.all(
    (['referral', 'check'] as const).map((kind) => findReferral(table, keyOf({ ...choice, kind }))),
  );
  return referral?.submission === choice.submission ? referral : check;
}

/**
 * Notes that an office is about to see the person, before it does: from then on a withdrawal is asked of it, and does
 * not take effect at once. False where the need does not stand as it was read.
 */
export async function markSeen(table: Table, referral: Referral): Promise<boolean> {
  if (referral.seen !== false) return true;
  const { ownerNumber, state } = referral;
  const { updated, item } = await table.update(
    keyOf(referral),
    { set: { seen: true } },
    { equals: { ownerNumber, state } },
  );
  return (
    updated ||
    (item !== undefined &&
      item['ownerNumber'] === ownerNumber &&
      item['seen'] === true &&
      item['state'] !== 'closed')
  );
}

export type SavedAnswer =
  | { readonly saved: true; readonly referral: Referral }
  /** Somebody was faster, or the item is gone: this is what stands now. */
  | { readonly saved: false; readonly referral: Referral | undefined };

/** The update of `saveAnswer`, if the referral is still as it was read: same owner, no answer or later request in between. */
export async function updateAnswered(
  table: Table,
  referral: Referral,
  { set, remove, ifUnseen }: ReferralChange,
): Promise<SavedAnswer> {
  const { office, ownerNumber, answerNumber } = referral;
  const { requestNumber } = set;
  // Also where the owner stays: what was closed for long has left its list, and comes back with an answer.
  const listed = set.state && isOpen(set.state) && listedAt(set.office ?? office, referral.person);
  const asRead = {
    ...{ office, ownerNumber, ...(answerNumber !== undefined && { answerNumber }) },
    ...(ifUnseen && { seen: false }),
  };
  const { updated, item } = await table.update(
    keyOf(referral),
    { set: { ...(set as Readonly<Record<string, Value>>), ...listed }, remove },
    {
      equals: asRead,
      absent: answerNumber === undefined ? ['answerNumber'] : [],
      ...(requestNumber !== undefined && { absentOrBelow: { requestNumber } }),
    },
  );
  return updated
    ? { saved: true, referral: readReferral(item) }
    : { saved: false, referral: item && readReferral(item) };
}

/** Takes a closed need off its owner's list, if nothing was said of it since; the item itself stays. */
export async function leaveList(
  table: Table,
  key: Key,
  { ownerNumber, changedAt }: Pick<Referral, 'ownerNumber' | 'changedAt'>,
): Promise<boolean> {
  const asRead = { equals: { state: 'closed', ownerNumber, changedAt } };
  return (await table.update(key, { remove: ['officeShard'] }, asRead)).updated;
}

/** Whether the same person has asked for the same again, with another submission. */
export async function hasChecks(table: Table, referral: Referral): Promise<boolean> {
  const { pk } = keyOf(referral);
  for await (const item of table.query({ partition: pk, prefix: 'C#', consistent: true })) {
    if (readReferral(item).program === referral.program) return true;
  }
  return false;
}
