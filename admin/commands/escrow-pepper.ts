import { firstYearOf, readPepper } from '../../shared/identity/pepper.ts';
import type { AdminCommand } from '../command.ts';
import { writeEncrypted } from '../encrypted-file.ts';
import { escrowTag, fingerprintOf } from '../escrow-notes.ts';
import { Mistyped, Refused } from '../failure.ts';

export const escrowPepper: AdminCommand = {
  name: 'escrow-pepper',
  options: { '--out <file>': 'a new file; the key of each of pepperKeepers opens it' },
  summary: 'Copy the pepper for its keepers, encrypted, and note beside it when; doctor compares the note',
  roles: ['privacy-officer'],
  examples: [
    'escrow-pepper --out pepper.age --stage prod --dry-run',
    'escrow-pepper --out pepper.age --stage prod',
  ],
  changes: true,
  async run({ options: { out }, dryRun }, system) {
    const { pepperKeepers: keepers, stage } = system.config;
    if (!keepers)
      throw new Refused(`config/${stage}.json names no pepperKeepers: nothing is copied in clear`);
    if (typeof out !== 'string') throw new Mistyped('Name a new file with --out');
    const data = { out, keepers: keepers.length };
    if (dryRun) return { lines: [`Would copy the pepper for ${keepers.length} keepers to ${out}.`], data };
    const secret = await system.secret('Pepper');
    const { value, version } = await secret.readVersion();
    readPepper(value);
    const fingerprint = fingerprintOf(value);
    await writeEncrypted([value], keepers, out);
    const note = { at: system.now().toISOString(), version, fingerprint, from: firstYearOf(value) };
    await secret.tag(escrowTag({ ...note, keepers: keepers.length }));
    return {
      lines: [
        `Copied the pepper to ${out}, for ${keepers.length} keepers; fingerprint ${fingerprint}.`,
        'Give the file to each of them, have them open it and tell you the fingerprint, then delete it here.',
        'Earlier copies are to be destroyed: they may hold years that have ended.',
      ],
      data: { ...data, fingerprint },
    };
  },
};
