import * as z from 'zod';
import type { Resources } from '../assembly/resources.ts';

const oneOrMore = z.union([z.string(), z.array(z.string())]).transform((value) => [value].flat());

const statement = z.strictObject({
  Sid: z.string().optional(),
  Effect: z.enum(['Allow', 'Deny']),
  Action: oneOrMore,
  Resource: oneOrMore,
  Condition: z.record(z.string(), z.record(z.string(), oneOrMore)).default({}),
});

export type Statement = z.infer<typeof statement>;

/** The statements of each function's role, by the function's name, and of each role, by its own. */
export type Policies = ReadonlyMap<string, readonly Statement[]>;

/** AWS's own policy of this name: whoever may do everything. */
export const administrator = 'AdministratorAccess';
const everything: Statement = { Effect: 'Allow', Action: ['*'], Resource: ['*'], Condition: {} };

/** Reads what the template's policies say. */
export function policiesOf(resources: Resources): Policies {
  const written = resources.of('AWS::IAM::Policy').map(({ properties }) => properties);
  const ofRole = (role: string): Statement[] =>
    written
      .filter(({ Roles }) => Roles.includes(role))
      .flatMap(({ PolicyDocument }) => z.array(statement).parse(PolicyDocument.Statement));
  const roles = new Set(written.flatMap(({ Roles }) => Roles));
  const functions = resources.of('AWS::Lambda::Function').map(({ properties }) => {
    const role = properties.Role?.slice(properties.Role.lastIndexOf('/') + 1) ?? '';
    return [properties.Environment?.Variables['SERVICE_NAME'] ?? '', ofRole(role)] as const;
  });
  return new Map([
    ...[...roles].map((role) => [role, ofRole(role)] as const),
    ...functions,
    [administrator, [everything]],
  ]);
}
