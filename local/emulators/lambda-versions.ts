import * as z from 'zod';
import { tryParseJson } from '../json.ts';
import type { FunctionDefinition } from '../lambda/function-version.ts';
import type { LocalFunction } from '../lambda/lambda.ts';
import { notThere, type RestOperation, type RestReply, type RestRequest } from './rest-service.ts';

type Find = (name: string) => LocalFunction | undefined;

/** What going back needs: which versions there are, where the alias leads, and to lead it elsewhere. */
export function versionOperations(find: Find): Readonly<Record<string, RestOperation>> {
  const resources = ({ parameters: [name = ''] }: RestRequest): string[] => {
    const target = find(name);
    return target ? [target.definition.arn] : [];
  };
  const of = (route: string, answer: (target: LocalFunction, request: RestRequest) => RestReply) => ({
    ...{ route, resources },
    answer: (request: RestRequest): RestReply => {
      const [name = '', alias] = request.parameters;
      const target = find(name);
      const known = target && (alias === undefined || alias === target.definition.alias);
      return known
        ? answer(target, request)
        : notThere(`Function not found: ${request.parameters.join(':')}`);
    },
  });
  const started = Date.now();
  const alias = '2015-03-31/functions/*/aliases/*';
  return {
    ListVersionsByFunction: of('GET /2015-03-31/functions/*/versions', ({ versions }) => ({
      content: {
        Versions: versions.map((one, at) => describe(one, hoursBefore(started, versions.length - at))),
      },
    })),
    GetAlias: of(`GET /${alias}`, (target) => ({ content: aliasOf(target) })),
    UpdateAlias: of(`PUT /${alias}`, updateAlias),
  };
}

/** The part of https://docs.aws.amazon.com/lambda/latest/api/API_FunctionConfiguration.html that is known here. */
const describe = (
  { arn, version, description, memoryMb }: FunctionDefinition,
  LastModified: string,
): object => ({
  FunctionArn: `${arn}:${version}`,
  ...{ Version: version, Description: description, LastModified, MemorySize: memoryMb },
});

/** Nobody has published anything here: as if it had been an hour apart, before the start. */
const hoursBefore = (moment: number, hours: number): string =>
  new Date(moment - hours * 3_600_000).toISOString();

const aliasOf = ({ definition: { arn, alias }, routing: { version, weights } }: LocalFunction): object => ({
  ...{ AliasArn: `${arn}:${alias}`, Name: alias, FunctionVersion: version },
  RoutingConfig: { AdditionalVersionWeights: weights },
});

const change = z.object({
  FunctionVersion: z.string(),
  RoutingConfig: z
    .object({ AdditionalVersionWeights: z.record(z.string(), z.number()).default({}) })
    .optional(),
});

function updateAlias(target: LocalFunction, { body }: RestRequest): RestReply {
  const asked = change.safeParse(tryParseJson(body.toString()));
  if (!asked.success) return { ...notThere('local/ does not know this change of an alias'), status: 400 };
  const { FunctionVersion: version, RoutingConfig } = asked.data;
  const weights = RoutingConfig?.AdditionalVersionWeights ?? target.routing.weights;
  if (!target.route({ version, weights })) return notThere(`Function not found: version ${version}`);
  return { content: aliasOf(target) };
}
