import { diceOf } from '../../local/week/dice.ts';
import { catalog } from '../../shared/catalog/current.ts';
import { packTally, type Tally } from '../../shared/statement/tally.ts';

/** An entry of the index of weeks as DynamoDB keeps it. */
export type Entry = { readonly weekSort: string; readonly tally: string; readonly kind: string };

/** What a value of a tally is called in an attribute of its own; `kind` is taken by the item. */
export const attributeOf = (name: string): string => (name === 'kind' ? 'letter' : name);

/** In the order of bytes, which base64url is not. */
const alphabet = '-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz';
const span = 64 ** 5;

/** As long as a keyed hash, and in the order of the numbers; people of different weeks stand between each other. */
function personId(order: number, people: number, week: number): string {
  const place = Math.floor((order / people) * span) * 64 + week;
  let digits = '';
  for (let power = 5; power >= 0; power -= 1) digits += alphabet[Math.floor(place / 64 ** power) % 64];
  return `${digits}${String(order).padStart(16, 'x')}`;
}

const days = [
  '2026-11-24',
  '2026-11-25',
  '2026-11-26',
  '2026-11-27',
  '2026-11-30',
  '2026-12-01',
  '2026-12-02',
];
const outcomes = [
  'placed-in-program',
  'trained',
  'business-started',
  'partly-helped',
  'not-interested',
  'withdrawn',
];
const choosable = catalog.programs.filter((program) => program.choosable && !program.restricted);
const twoDigits = (number: number): string => String(number).padStart(2, '0');
const lifetime = 4;
/** Behind every id. */
const last = '~';

/** All that one person leaves in so many weeks after the application, by week. */
function life(person: string, seed: number): Entry[][] {
  const dice = diceOf(seed);
  const weeks: Entry[][] = Array.from({ length: lifetime }, () => []);
  const district = dice.oneOf(catalog.districts).code;
  const place = {
    district,
    group: dice.oneOf(catalog.targetGroups).id,
    minute: `${dice.oneOf(days)}T${twoDigits(dice.below(24))}:${twoDigits(dice.below(60))}Z`,
  };
  const about = { ...place, sex: dice.oneOf(['f', 'm']), ageBand: dice.oneOf(['18-29', '30-39', '40-49']) };
  const submission = `${dice
    .below(2 ** 31)
    .toString(36)
    .padStart(7, '0')}${person.slice(7)}`;
  const write = (week: number, rest: string, tally: Tally, kind: string) =>
    weeks[week]?.push({ weekSort: `${person}#${submission}#${rest}`, tally: packTally(tally), kind });
  const first = dice.below(choosable.length);
  const programs = [first, first + 1]
    .slice(0, 1 + dice.below(2))
    .map((at) => choosable[at % choosable.length]?.id ?? '');
  const plan = dice.oneOf(['', 'home', 'abroad-household']);
  write(0, 'S', { kind: 'S', ...about, programs, plan, placement: '' }, 'submission');
  for (const program of programs) {
    const [office, due] = [`disnaker@${district}`, dice.oneOf(days)];
    const need = { ...place, program, trainingType: '', office, due };
    write(0, `R#${program}`, { kind: 'R', ...about, ...need, state: 'pending' }, 'referral');
    const answer = (
      week: number,
      number: number,
      more: Pick<Tally & { kind: 'D' }, 'action' | 'from' | 'to' | 'outcome'>,
    ) =>
      write(
        week,
        `D#R#${program}#2026#${number}`,
        {
          ...{ kind: 'D', of: 'R', ...need, owner: office, dueBefore: due, ...more },
          ...{ reason: '', incentive: '', firstAnswer: number === 1 ? String(dice.below(4)) : '' },
        },
        'decision',
      );
    answer(dice.below(2), 1, { action: 'accept', from: 'pending', to: 'accepted', outcome: '' });
    if (dice.below(2) === 0)
      answer(1, 2, { action: 'schedule', from: 'accepted', to: 'scheduled', outcome: '' });
    if (dice.below(10) < 7)
      answer(2 + dice.below(2), 3, {
        action: 'close',
        from: 'accepted',
        to: 'closed',
        outcome: dice.oneOf(outcomes),
      });
  }
  return weeks.map((entries) => entries.sort((a, b) => (a.weekSort < b.weekSort ? -1 : 1)));
}

/**
 * The entries of one week and shard, sorted, made as they are asked for. `people`: how many of the shard applied in the
 * week of this number; those of the three weeks before it are answered in it.
 */
export function* entriesOf(week: number, shard: number, people: (week: number) => number): Generator<Entry> {
  const groups = Array.from({ length: lifetime }, (_, age) => ({ age, of: week - age, next: -1, place: '' }));
  const advance = (group: (typeof groups)[number]): void => {
    group.next += 1;
    const all = group.of < 0 ? 0 : people(group.of);
    group.place = group.next < all ? personId(group.next, all, group.of) : last;
  };
  for (const group of groups) advance(group);
  for (;;) {
    const group = groups.reduce((first, other) => (other.place < first.place ? other : first));
    if (group.place === last) return;
    yield* life(group.place, (group.of * 8 + shard) * 10_000_000 + group.next)[group.age] ?? [];
    advance(group);
  }
}
