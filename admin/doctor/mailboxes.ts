import { catalog } from '../../shared/catalog/current.ts';
import { type DirectoryEntry, listOffices } from '../../shared/storage/offices.ts';
import { at, type Check, type Finding, stops, weakens } from './check.ts';

/** The desk owns what is held or passed on; the ministry gets the national summary. */
const first: readonly string[] = [
  ...catalog.offices.filter(({ kind }) => kind === 'desk').map(({ id }) => id),
  catalog.ministry.id,
];
const shownAtMost = 5;

export const mailboxes: Check = {
  name: 'mailboxes',
  async examine(system) {
    const entries = new Map((await listOffices(await system.table())).map((entry) => [entry.office, entry]));
    const ids = catalog.offices.map(({ id }) => id);
    const open = ids.filter((id) => entries.get(id)?.verified !== true);
    const notWorking = ids.flatMap((id) => notWorkingSince(entries.get(id), at(system)));
    const verify = (office: string) => `npm run admin -- offices verify ${office} ${at(system)}`;
    const leading = first.filter((id) => open.includes(id));
    const others = open.filter((id) => !first.includes(id));
    return {
      seen: `${ids.length - open.length} of ${ids.length} verified`,
      findings: [
        ...leading.map((id) =>
          stops(`The mailbox of ${id} is not verified, and without it nothing goes on`, verify(id)),
        ),
        others.length > 0 &&
          weakens(
            `${others.length === 1 ? '1 office has' : `${others.length} offices have`} no verified mailbox, so no letter and no open district: ${shortened(others)}`,
            verify(others[0] ?? ''),
          ),
        ...notWorking,
      ],
    };
  },
};

function notWorkingSince(entry: DirectoryEntry | undefined, where: string): Finding[] {
  if (!entry?.verified || entry.notWorkingSince === undefined) return [];
  const { office, notWorkingSince: since, telephone } = entry;
  return [
    stops(
      `The mailbox of ${office} has refused letters since ${since.slice(0, 10)}`,
      `Call the office${telephone ? ` (${telephone})` : ''} and enter its right address: npm run admin -- offices set ${office} ${where}`,
    ),
  ];
}

const shortened = (ids: readonly string[]): string =>
  ids.length <= shownAtMost
    ? ids.join(', ')
    : `${ids.slice(0, shownAtMost).join(', ')} and ${ids.length - shownAtMost} more`;
