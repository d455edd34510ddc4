import { existsSync } from 'node:fs';
import { isRecipient } from '../../shared/sealing/recipient.ts';
import type { AdminCommand, Told } from '../command.ts';
import { Mistyped } from '../failure.ts';
import { exportSystem } from '../handover/export-system.ts';
import { fingerprintOf, type Manifest, totalOf } from '../handover/manifest.ts';
import { readCount } from '../typed.ts';

const mostParts = 1000;

export const exportAll: AdminCommand = {
  name: 'export',
  args: { '<folder>': 'a new folder; the same again goes on with an export that was interrupted' },
  options: {
    '--to <recipient>': 'the age key of whoever takes the data over: age1…',
    '--parts <number>': 'into how many parts: what is interrupted begins its part anew (default: 32)',
  },
  summary:
    'Hand over everything, opened and encrypted to one key: records, receipts’ and links’ secrets, tables for spreadsheets',
  roles: ['privacy-officer'],
  examples: [
    'export handover --to age1… --stage prod --dry-run',
    'export handover --to age1… --stage prod',
    'export handover --to age1… --parts 200 --stage prod',
  ],
  changes: true,
  async run({ args: [directory = ''], options: { to, parts }, dryRun, terminal }, system) {
    if (typeof to !== 'string')
      throw new Mistyped(
        'Name the key of whoever takes the data over with --to: nothing is exported in clear',
      );
    if (!isRecipient(to))
      throw new Mistyped(
        'What --to names is no age public key: copy the whole of it, age1 and 58 letters and digits',
      );
    const exporting = { directory, recipient: to, parts: readCount(parts ?? '32', mostParts), terminal };
    if (dryRun) return wouldExport(directory, exporting.parts);
    const manifest = await exportSystem(exporting, system);
    return told(directory, manifest, await fingerprintOf(directory));
  },
};

const wouldExport = (directory: string, parts: number): Told => ({
  lines: [
    `Would export everything to ${directory}, in ${parts} parts${existsSync(directory) ? '; the folder is there' : ''}.`,
  ],
  data: { directory, parts },
});

function told(directory: string, manifest: Manifest, fingerprint: string): Told {
  const total = totalOf(manifest);
  const { items, erasures, leftOut, unreadable, unsent, bytes } = total;
  const { claimed = 0, ambiguous = 0, queued = 0 } = unsent;
  const lines = [
    `Exported to ${directory}, ${bytes.toLocaleString('en')} bytes, open to the key of ${manifest.recipient.slice(0, 12)}… alone:`,
    ...Object.entries(items).map(([kind, count]) => `  ${count.toLocaleString('en').padStart(10)}  ${kind}`),
    `  ${erasures.toLocaleString('en').padStart(10)}  tombstones of erased persons`,
    `Left out: ${leftOut.past} past their time, ${leftOut.ofPlace} of this place (sign-in codes, the mail service's state).`,
    `Fingerprint ${fingerprint}: tell it to whoever takes it over, on another way than the folder goes.`,
  ];
  const found = [
    ...(queued > 0
      ? [`Letters that wait to be sent: ${queued}. They go from the system that imports them.`]
      : []),
    ...(claimed + ambiguous > 0
      ? [
          `Letters that may have gone or not: ${claimed + ambiguous}. Wait for them, and export anew (docs/runbook.md).`,
        ]
      : []),
    ...(unreadable > 0 ? [`Sealed parts that do not open, exported as they are: ${unreadable}.`] : []),
  ];
  const ending = claimed + unreadable > 0 ? ({ ending: 'refused' } as const) : {};
  return { ...ending, lines: [...lines, ...found], data: { directory, fingerprint, ...total } };
}
