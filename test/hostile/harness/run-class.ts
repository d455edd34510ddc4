import { isDeepStrictEqual } from 'node:util';
import * as fc from 'fast-check';
import { type Attempt, type Fresh, freshFrom } from './attempt.ts';
import type { HostileClass, Outcome } from './hostile-class.ts';
import { faultOf, isOpen } from './judge.ts';
import type { Target } from './target.ts';

type Kept = Readonly<Record<string, unknown>>;

/** `seed` and `generated` (how many attempts beside the fixed ones) replay a run. */
export type Size = { readonly seed: number; readonly generated: number };

const freshOf = ({ id }: HostileClass, { seed }: Size): Fresh =>
  freshFrom(Number(id.slice(1)) * 100_000 + seed * 10_000_000);

export function attemptsOf(hostile: HostileClass, size: Size, fresh = freshOf(hostile, size)): Attempt[] {
  const { fixed, generated } = hostile;
  const some = generated ? fc.sample(generated(fresh), { seed: size.seed, numRuns: size.generated }) : [];
  return [...fixed(fresh), ...some];
}

/** Sends all attempts of a class to a target, one after another, and looks at what came back and what is left. */
export async function runClass(hostile: HostileClass, target: Target, size: Size): Promise<Outcome> {
  const fresh = freshOf(hostile, size);
  const asked = attemptsOf(hostile, size, fresh).filter(({ oursOnly }) => target.strict || !oursOnly);
  const faults: string[] = [];
  const accepted: Attempt[] = [];
  let tries = 0;
  for (const attempt of asked) {
    const answer = await target.send(attempt);
    if (!answer) continue;
    tries += 1;
    const open = !target.strict && isOpen(hostile, attempt);
    const fault = faultOf(attempt, answer, { strict: target.strict, open });
    if (fault !== undefined) faults.push(`${attempt.what}: ${fault}`);
    if (answer.status === 201) accepted.push(attempt);
  }
  const kept = await target.takeKept();
  faults.push(...faultsLeft(accepted, kept, target.strict), ...leaks(asked, target.takeLog()));
  if (target.strict) faults.push(...(hostile.alsoHolds?.(kept) ?? []));
  const played = await hostile.play?.(target, fresh);
  return { tries: tries + (played?.tries ?? 0), faults: [...faults, ...(played?.faults ?? [])] };
}

function faultsLeft(accepted: readonly Attempt[], kept: readonly Kept[], strict: boolean): string[] {
  const count = kept.length === accepted.length ? [] : [`${accepted.length} accepted, ${kept.length} kept`];
  const lost = accepted.filter(
    ({ expected, eitherWay }) =>
      'kept' in expected && (strict || !eitherWay) && !kept.some((one) => holds(one, expected.kept, strict)),
  );
  return [...count, ...lost.map(({ what }) => `${what}: kept differently`)];
}

/** Of what a peer does not keep at all, nothing is asked. */
const holds = (one: Kept, wanted: Kept, strict: boolean): boolean =>
  Object.entries(wanted).every(
    ([name, value]) => (!strict && !(name in one)) || isDeepStrictEqual(one[name], value),
  );

function leaks(asked: readonly Attempt[], log: readonly string[]): string[] {
  const all = log.join('\n');
  return asked
    .filter(({ values }) => values.some((value) => all.includes(value)))
    .map(({ what }) => `${what}: a value stands in the log`);
}
