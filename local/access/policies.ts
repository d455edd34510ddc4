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

/** The statements of roles, by the name of the function or of the role. */
export type Policies = ReadonlyMap<string, readonly Statement[]>;

/** AWS's own policy of this name: whoever may do everything. */
export const administrator = 'AdministratorAccess';
const everything: Statement = { Effect: 'Allow', Action: ['*'], Resource: ['*'], Condition: {} };

const statementsOf = (resources: Resources, role: string): Statement[] =>
  resources
    .of('AWS::IAM::Policy')
    .filter(({ properties }) => properties.Roles.includes(role))
    .flatMap(({ properties }) => z.array(statement).parse(properties.PolicyDocument.Statement));

/** Reads what the template's policies say of functions. */
export function policiesOf(resources: Resources): Policies {
  return new Map(
    resources.of('AWS::Lambda::Function').map(({ properties }) => {
      const role = properties.Role?.slice(properties.Role.lastIndexOf('/') + 1) ?? '';
      return [
        properties.Environment?.Variables['SERVICE_NAME'] ?? '',
        statementsOf(resources, role),
      ] as const;
    }),
  );
}

/** What they say of each role, by its name; and AWS's administrator. */
export function rolePoliciesOf(resources: Resources): Policies {
  const roles = new Set(resources.of('AWS::IAM::Policy').flatMap(({ properties }) => properties.Roles));
  const written = [...roles].map((role) => [role, statementsOf(resources, role)] as const);
  return new Map([...written, [administrator, [everything]]]);
}
