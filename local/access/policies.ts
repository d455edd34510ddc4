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

/** The statements of each function's role, by the function's name. */
export type Policies = ReadonlyMap<string, readonly Statement[]>;

/** Reads what the template's policies say of functions; the statements of other roles are left out. */
export function policiesOf(resources: Resources): Policies {
  const written = resources.of('AWS::IAM::Policy').map(({ properties }) => properties);
  return new Map(
    resources.of('AWS::Lambda::Function').map(({ properties }) => {
      const role = properties.Role?.slice(properties.Role.lastIndexOf('/') + 1) ?? '';
      const own = written.filter(({ Roles }) => Roles.includes(role));
      const statements = own.flatMap(({ PolicyDocument }) =>
        z.array(statement).parse(PolicyDocument.Statement),
      );
      return [properties.Environment?.Variables['SERVICE_NAME'] ?? '', statements] as const;
    }),
  );
}
