import { setTimeout } from 'node:timers/promises';
import type { Answer } from '../../../shared/directory/asked.ts';
import type { System } from '../../aws/system.ts';
import { clockTime } from '../../clock-time.ts';
import type { AdminCommand } from '../../command.ts';
import { Mistyped, Refused } from '../../failure.ts';
import { askDirectory } from '../../offices/ask-directory.ts';

const lookEveryMs = 3000;

export const officesVerify: AdminCommand = {
  name: 'offices verify',
  args: { '<office>': 'its id, like disnaker@32.12' },
  options: {
    '--now': 'start at once, where the present address takes no letters; with --reason',
    '--reason <words>': 'why it starts at once',
    '--wait': 'until the office has typed the code',
  },
  summary: 'Mail a link to the address, and print the code to read out on the office’s published number',
  roles: ['operator'],
  examples: [
    'offices verify disnaker@32.12 --stage prod',
    'offices verify disnaker@32.12 --wait --stage prod',
    'offices verify disnaker@32.12 --now --reason "server burnt down, letter 12/2026" --stage prod',
  ],
  changes: true,
  async run({ args: [office = ''], options: { now, reason, wait, json }, dryRun, terminal }, system) {
    if ((now === true) !== (typeof reason === 'string')) throw new Mistyped('--now and --reason go together');
    const atOnce = typeof reason === 'string' ? { atOnce: reason } : {};
    const answer = await askDirectory({ ask: 'verify', office, ...atOnce, dryRun }, system);
    if ('refused' in answer) throw new Refused(`${office}: ${answer.refused}`);
    const lines = instructions(answer);
    if (dryRun || wait !== true) return { lines, data: answer };
    terminal.tell((json === true ? [`code ${answer.code}`] : lines).join('\n'));
    return awaitProof(office, answer, system);
  },
};

type Asked = Exclude<Answer<'verify'>, { readonly refused: string }>;

function instructions({ name, address, telephone, startsOn, told, code, until }: Asked): string[] {
  const from = startsOn ? `on ${startsOn}, after a working day in which somebody may object` : 'at once';
  if (code === undefined || until === undefined)
    return [`Would mail a link to ${address} and print a code for ${telephone}.`, `It starts ${from}.`];
  return [
    `1. A mail with a link is on its way to ${address}. It has no code.`,
    `2. Call ${name} on its published number: ${telephone}`,
    '3. Have the mail opened there, and read out this code:',
    '',
    `       ${code.slice(0, 3)} ${code.slice(3)}`,
    '',
    `It works until ${clockTime(until)}, for five tries. Once it is typed in, the address starts ${from}.`,
    toldWords[told],
  ];
}

const toldWords = {
  office: 'The present address has been told, and may object by the hotline.',
  desk: 'The desk has been told.',
  nobody: 'Nobody else could be told: the desk has no working address.',
} as const;

/** Ends with the proof, with the code's time, or when the mail comes back. */
async function awaitProof(office: string, { until = '' }: Asked, system: System) {
  const looks = Math.ceil((Date.parse(until) - system.now().getTime()) / lookEveryMs);
  for (let look = 0; look <= looks; look += 1) {
    await setTimeout(lookEveryMs);
    const { offices } = await askDirectory({ ask: 'list' }, system);
    const found = offices.find((one) => one.office === office);
    if (found?.proof?.provenAt !== undefined) {
      const from = found.change?.startsOn;
      return {
        lines: [`Verified: ${from ? `letters go there from ${from}` : 'letters go there now'}.`],
        data: found,
      };
    }
    const mail = found?.proof?.mail;
    if (mail === 'bounced' || mail === 'rejected' || found?.proof === undefined)
      return ended(
        office,
        mail === undefined ? 'the verification was taken back' : `the mail came back (${mail})`,
      );
  }
  return ended(office, 'nobody typed the code in time');
}

const ended = (office: string, why: string) => ({
  ending: 'refused' as const,
  lines: [`${office} is not verified: ${why}.`],
  data: { office, why },
});
