import { randomBytes } from 'node:crypto';
import {
  type OriginSecret,
  parseOriginSecret,
  retired,
  rotated,
} from '../../shared/identity/origin-secret.ts';
import type { AdminCommand, Told } from '../command.ts';
import { Refused } from '../failure.ts';

type Step = { readonly next: OriginSecret; readonly does: string; readonly afterwards: string };

export const rotateOriginSecret: AdminCommand = {
  name: 'rotate-origin-secret',
  options: {
    '--retire': 'the last step, when the edge sends the new value everywhere: the old one opens nothing',
  },
  summary: 'Give the edge a new secret to show; the old one is accepted beside it until --retire',
  roles: ['privacy-officer'],
  examples: ['rotate-origin-secret --stage prod', 'rotate-origin-secret --retire --stage prod'],
  changes: true,
  async run({ options, dryRun }, system): Promise<Told> {
    const secret = await system.secret('Origin');
    const today = parseOriginSecret(await secret.read());
    const { next, does, afterwards } = options['retire'] === true ? lastStep(today) : firstStep(today);
    const data = { accepted: Object.keys(next).length };
    if (dryRun) return { lines: [`Would store: ${does}.`], data };
    await secret.write(JSON.stringify(next));
    return { lines: [`Stored: ${does}.`, afterwards], data };
  },
};

/** Not twice: a value that the edge sends still would be thrown away, and everybody be refused. */
function firstStep(today: OriginSecret): Step {
  if (today.previous) throw new Refused('A change is under way: the edge first, then --retire');
  return {
    next: rotated(today, randomBytes(32).toString('hex')),
    does: 'a new value, and that of today beside it',
    afterwards:
      'Wait ten minutes, so that every function knows both. Then deploy the edge with a new EdgeTurn, then --retire.',
  };
}

function lastStep(today: OriginSecret): Step {
  if (!today.previous) throw new Refused('No old value is accepted: there is nothing to retire');
  return {
    next: retired(today),
    does: 'the new value alone',
    afterwards: 'In five minutes the old one opens nothing.',
  };
}
