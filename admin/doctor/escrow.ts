import type { System } from '../aws/system.ts';
import { readEscrow, yearsNeeded } from '../escrow-notes.ts';
import { type Check, type Finding, stops, weakens } from './check.ts';

const oldestDays = 366;

/**
 * A pepper that is lost makes every receipt and every card unknown, and nothing brings it back but a copy. What is
 * compared are notes beside the secret; its value is read by nobody here.
 */
export const escrow: Check = {
  name: 'pepper escrow',
  async examine(system) {
    const { config, inspection } = system;
    if (!config.keepData) return { seen: 'not needed: this stage keeps no data' };
    const { version, tags } = await inspection.secret('Pepper');
    const note = readEscrow(tags);
    if (!note) return { seen: 'none', findings: [missing(system)] };
    const again = `${command(system)}, and have the keepers destroy the copies of ${note.at.slice(0, 10)}`;
    const [year] = yearsNeeded(system.now());
    const days = Math.floor((system.now().getTime() - Date.parse(note.at)) / 86_400_000);
    return {
      seen: `copied on ${note.at.slice(0, 10)} for ${note.keepers} keepers, fingerprint ${note.fingerprint}`,
      findings: [
        note.version !== version &&
          stops(
            'The pepper has changed since it was copied for its keepers: the copies open nothing new',
            again,
          ),
        note.version === version &&
          note.from > (year ?? 0) &&
          stops(
            `The pepper has none of ${year}: card numbers of this year cannot be hashed`,
            'Bring back the keepers’ copy (docs/runbook.md, "Copy the pepper, bring it back")',
          ),
        note.version === version &&
          days > oldestDays &&
          weakens(`Nobody has looked at the keepers' copies for ${days} days`, again),
      ],
    };
  },
};

const command = ({ config }: System): string =>
  `npm run admin -- escrow-pepper --out pepper.age --stage ${config.stage}`;

function missing(system: System): Finding {
  const { stage, pepperKeepers } = system.config;
  const keys = pepperKeepers
    ? ''
    : `Name two age public keys as pepperKeepers in config/${stage}.json; then `;
  return stops(
    'The pepper exists once: were it lost, no receipt and no card would be found again',
    `${keys}${command(system)} (as privacy officer), and give each keeper the file`,
  );
}
