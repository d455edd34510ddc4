import * as z from 'zod';
import { catalog } from '../../shared/catalog/current.ts';
import { isReader } from '../../shared/letter/readers.ts';
import type { AdminCommand } from '../command.ts';
import { Mistyped, Refused } from '../failure.ts';

const answerSchema = z.object({ letter: z.string(), state: z.string().optional(), again: z.boolean() });

const reasons: Readonly<Record<string, string>> = {
  queued: 'it is on its way: it waits to be sent',
  claimed: 'it is on its way: it is being sent now',
  ambiguous: 'it is on its way: whether it went is settled within the hour',
  sent: 'the mail service has it. The office says that it does not? Add --although-sent',
  delivered: 'the mailbox has it. The office says that it does not? Add --although-sent',
  complained: 'somebody marked it as spam: free the address first (docs/runbook.md)',
};

export const resendLetter: AdminCommand = {
  name: 'resend-letter',
  args: {
    '<office>': 'its id or mailbox, like disnaker@32.12',
    '<letter>':
      'D-2026-W48 is the digest of a week, N-2026-W48 the national summary, W-000017 a letter of new needs',
  },
  options: {
    '--although-sent': 'also one that the mail service took: the office says that it does not have it',
  },
  summary: 'Send one letter of an office again, in the same words; refuses one that is on its way',
  roles: ['operator'],
  examples: [
    'resend-letter disnaker@32.12 D-2026-W48 --stage prod --dry-run',
    'resend-letter disnaker@32.12 D-2026-W48 --stage prod',
    'resend-letter kemnaker N-2026-W48 --although-sent --stage prod',
  ],
  changes: true,
  async run({ args: [office = '', letter = ''], options, dryRun }, system) {
    const name = `${mailboxNamed(office)}_${letterNamed(letter)}`;
    const asked = { althoughSent: options['althoughSent'] === true, dryRun };
    const event = { sendAgain: name, scheduledAt: system.now().toISOString(), ...asked };
    const data = answerSchema.parse(await system.invoke('LettersGather', event));
    if (!data.again)
      throw new Refused(`${name} is not sent again: ${reasons[data.state ?? ''] ?? none(data.state)}`);
    return {
      lines: [`${name} was ${data.state}. ${dryRun ? 'Would send it again.' : 'It goes again now.'}`],
      data,
    };
  },
};

const none = (state: string | undefined): string =>
  state === undefined ? 'there is no such letter' : `it is ${state}, or somebody moved it in this moment`;

function mailboxNamed(typed: string): string {
  const found = catalog.offices.find(({ id, mailbox }) => id === typed || mailbox === typed);
  if (found) return found.mailbox;
  if (isReader(typed)) return typed;
  throw new Mistyped(`${typed} is no office: write it like disnaker@32.12`);
}

function letterNamed(typed: string): string {
  if (!/^[A-Z]-[\w-]+$/.test(typed)) throw new Mistyped(`${typed} is no letter: write it like D-2026-W48`);
  return typed;
}
