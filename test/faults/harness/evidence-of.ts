import { tellingOf } from '../../../shared/storage/referrals.ts';
import type { Item } from '../../../shared/storage/table.ts';
import { textSource } from '../../support/leak-scan.ts';
import { testDigests } from '../../support/system.ts';
import type { Evidence } from '../invariants/evidence.ts';
import { type Applied, canaries } from './applicant.ts';
import type { Cloud } from './cloud.ts';

export type Witness = {
  /** Who applied and was told so. */
  readonly applied: readonly Applied[];
  /** Answers that were given and taken. */
  readonly answered: number;
  readonly erased?: readonly string[];
  readonly calls?: { readonly most: number };
};

/** What is left of a cloud that came to rest. */
export function evidenceOf(cloud: Cloud, { applied, answered, erased = [], calls }: Witness): Evidence {
  const { catalog, store, post, report, queue, stream, givenUp, history, ports } = cloud;
  const ids = new Set(applied.map(({ body }) => body.submissionId));
  const personal = applied.flatMap(({ body }) => [body.nik, body.phone.replace('+', '')]);
  const standing = store.everything();
  const receipts = applied.map(({ receipt }) => receipt);
  return {
    ...{ catalog, rows: [...standing, ...removed(standing, history)], history, counts: report.counts },
    left: erased.flatMap((name) => standing.filter(({ pk }) => pk.includes(name)).map(({ sk }) => sk)),
    nameOf: (need) => `${testDigests.item(need.pk, need.sk)}-${tellingOf(need)}`,
    ...{ accepted: ids.size, asked: ids.size, answered },
    mails: post.taken.map(({ tag }) => ({ letter: tag })),
    heard: post.heard,
    putAside: stream.dead.length + queue.dead.length + givenUp.length,
    captured: [
      textSource('log', report.lines.join('\n')),
      textSource('queue', queue.bodies.join('\n')),
      textSource(
        'mail',
        post.taken.map(({ subject, text, html }) => `${subject}\n${text}\n${html}`).join('\n'),
      ),
    ],
    planted: [...new Set([...canaries, ...personal, ...receipts])],
    ...(calls && { calls: { made: ports.trace.length, most: calls.most, mostReceived: queue.mostReceived } }),
  };
}

/** What an erasure took away, as it stood last: the weeks must say of it what they said before. */
function removed(standing: readonly Item[], history: readonly Item[]): Item[] {
  const nameOf = ({ pk, sk }: Item) => `${pk} ${sk}`;
  const there = new Set(standing.map(nameOf));
  const last = new Map(history.map((image) => [nameOf(image), image]));
  return [...last].flatMap(([name, image]) => (there.has(name) ? [] : [image]));
}
