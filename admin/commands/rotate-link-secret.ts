import { randomBytes } from 'node:crypto';
import { withNewKey } from '../../shared/identity/link-secret.ts';
import type { AdminCommand } from '../command.ts';

const keyBytes = 48;

export const rotateLinkSecret: AdminCommand = {
  name: 'rotate-link-secret',
  options: {
    '--leaked': 'the present key is in wrong hands: links, sessions and pages made with it end at once',
  },
  summary:
    'Give the offices’ links and sessions a new key; what the old one made opens until a letter’s link would end',
  roles: ['privacy-officer'],
  examples: ['rotate-link-secret --stage prod --dry-run', 'rotate-link-secret --leaked --stage prod'],
  changes: true,
  async run({ options, dryRun }, system) {
    const leaked = options['leaked'] === true;
    const secret = await system.secret('Link');
    const made = randomBytes(keyBytes).toString('base64url');
    const next = withNewKey(await secret.read(), { at: system.now().getTime(), secret: made, leaked });
    const keys = (
      JSON.parse(next) as { readonly keys: readonly { from: string; until?: string }[] }
    ).keys.map(({ from, until }) => ({ from, ...(until && { until }) }));
    const lines = keys.map(
      ({ from, until }) => `A key from ${from}${until ? ` until ${until}` : ', which makes links'}.`,
    );
    if (dryRun) return { lines: ['Would store:', ...lines], data: { keys } };
    await secret.write(next);
    return { lines: ['Stored:', ...lines, 'Every container knows it within five minutes.'], data: { keys } };
  },
};
