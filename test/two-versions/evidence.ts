import type { Host } from '../../local/host.ts';
import { scanTable } from '../../local/scan-table.ts';
import { enrollmentFor } from '../../local/week/people.ts';
import { catalog } from '../../shared/catalog/current.ts';
import { Digests } from '../../shared/identity/digests.ts';
import { tellingOf } from '../../shared/storage/referrals.ts';
import type { Evidence } from '../faults/invariants/evidence.ts';
import { textSource } from '../support/leak-scan.ts';

type Witness = { readonly accepted: number; readonly answered: number; readonly seeds: readonly number[] };

/** Looking for each takes long: so many people stand for all. */
const lookedFor = 25;

/** What is left of a local system that came to rest, for the checker of the faults. */
export async function evidenceFrom(host: Host, { accepted, answered, seeds }: Witness): Promise<Evidence> {
  const digests = new Digests(pepperOf(host));
  const log = host.logs().join('\n');
  const people = seeds.slice(0, lookedFor).map((seed) => enrollmentFor(seed));
  const waiting = (await host.deadLetters()).map(({ messages }) => messages.length);
  return {
    ...{ catalog, rows: await scanTable(host), accepted, asked: accepted, answered, heard: true },
    mails: host.mails().map(({ tags }) => ({ letter: tags['letter'] })),
    counts: countsIn(log),
    captured: [
      textSource('log', log),
      textSource(
        'mail',
        host
          .mails()
          .map(({ subject, text, html }) => `${subject}\n${text}\n${html}`)
          .join('\n'),
      ),
    ],
    planted: people.flatMap(({ nik, phone }) => [nik, phone.replace('+', '')]),
    nameOf: (need) => `${digests.item(need.pk, need.sk)}-${tellingOf(need)}`,
    putAside: waiting.reduce((sum, count) => sum + count, 0),
  };
}

function pepperOf({ running: { resources, emulators } }: Host): string {
  const secret = resources.of('AWS::SecretsManager::Secret').find(({ id }) => id.startsWith('SealingPepper'));
  return emulators.secrets.valueOf(secret?.name ?? '') ?? '';
}

/** What the functions have counted, by the metric's name. */
function countsIn(log: string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const [, name = '', value] of log.matchAll(/"(Letters[A-Za-z]+)":(\d+)/g))
    counts[name] = (counts[name] ?? 0) + Number(value);
  return counts;
}
