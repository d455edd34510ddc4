import type { CountedCall } from '../../local/access/access.ts';
import { allows, isLike } from '../../local/access/evaluate.ts';
import type { Policies, Statement } from '../../local/access/policies.ts';

export type AccessRow = {
  readonly function: string;
  /** Action, resource and, of a table, partition. */
  readonly allowed: number;
  readonly used: number;
  readonly unused: readonly string[];
  /** Calls that the policies do not allow, or that were refused when they were made. */
  readonly refused: readonly string[];
};

type Permission = { readonly action: string; readonly resource: string; readonly key: string | undefined };

/**
 * What Lambda itself does with a function's role: writes its log, reads its trigger, puts aside what fails.
 * https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html and with-ddb-create-package.html
 */
const byLambda = [
  /^logs:(CreateLogStream|PutLogEvents) /,
  /^dynamodb:(DescribeStream|GetRecords|GetShardIterator|ListStreams) .+\/stream\//,
  /^sqs:(ReceiveMessage|DeleteMessage|GetQueueAttributes) .+LetterQueue(?!DeadLetters)/,
  /^sqs:SendMessage .+DeadWork/,
];

/** Each function's permissions beside the calls that it made, one by one. */
export function accessTable(policies: Policies, calls: readonly CountedCall[]): AccessRow[] {
  return [...policies].map(([name, statements]) => {
    const own = calls.filter((call) => call.function === name);
    const allowed = statements
      .flatMap(spread)
      .filter((one) => !byLambda.some((rule) => rule.test(told(one))));
    const unused = allowed.filter((one) => !own.some((call) => uses(call, one)));
    return {
      function: name,
      allowed: allowed.length,
      used: allowed.length - unused.length,
      unused: unused.map(told),
      refused: own
        .filter((call) => call.denied > 0 || !allows(statements, call))
        .map(({ action, resources, context }) => JSON.stringify({ action, resources, context })),
    };
  });
}

function spread({ Action, Resource, Condition }: Statement): Permission[] {
  const keys = Condition['ForAllValues:StringLike']?.['dynamodb:LeadingKeys'] ?? [undefined];
  return Action.flatMap((action) =>
    Resource.flatMap((resource) => keys.map((key) => ({ action, resource, key }))),
  );
}

const uses = ({ action, resources, context, times, denied }: CountedCall, wanted: Permission): boolean =>
  times > denied &&
  isLike(action, wanted.action) &&
  resources.some((resource) => isLike(resource, wanted.resource)) &&
  (wanted.key === undefined ||
    (context['dynamodb:LeadingKeys'] ?? []).some((key) => isLike(key, wanted.key ?? '')));

const told = ({ action, resource, key }: Permission): string =>
  [action, resource.slice(resource.lastIndexOf(':') + 1), key].filter((part) => part !== undefined).join(' ');
