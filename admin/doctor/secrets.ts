import { edgeOf } from '../../infra/config.ts';
import type { SecretName } from '../aws/secret.ts';
import type { System } from '../aws/system.ts';
import { aws, type Check, type Finding, stops } from './check.ts';

const harm: Readonly<Record<SecretName, string>> = {
  Pepper: 'nobody can apply, and no receipt is found',
  Link: 'no office can open its link or sign in',
  Canary: 'no trial application can be marked, so none is sent',
  Origin: 'the edge is refused, and with it everybody',
};

/** That they are there, by what stands beside them: their values are read by nobody here. */
export const secrets: Check = {
  name: 'secrets',
  async examine(system) {
    const names: SecretName[] = [
      'Pepper',
      'Link',
      'Canary',
      ...(edgeOf(system.config) ? ['Origin' as const] : []),
    ];
    const findings = await Promise.all(names.map((name) => troubleOf(name, system)));
    const well = findings.filter((one) => one === false).length;
    return { seen: `${well} of ${names.length} kept`, findings };
  },
};

async function troubleOf(name: SecretName, { config, inspection }: System): Promise<Finding | false> {
  const { id, deleted, version } = await inspection.secret(name);
  const restore = aws(config, `secretsmanager restore-secret --secret-id ${id}`);
  if (deleted) return stops(`The secret ${name} is marked for deletion: ${harm[name]}`, restore);
  if (version) return false;
  const list = aws(config, `secretsmanager list-secret-version-ids --secret-id ${id}`);
  return stops(
    `The secret ${name} has no present value: ${harm[name]}`,
    `${list}; give AWSCURRENT back to the last one`,
  );
}
