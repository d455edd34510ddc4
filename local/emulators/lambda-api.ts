import { createHash } from 'node:crypto';
import type { Account } from '../account.ts';
import type { Resource, Resources } from '../assembly/resources.ts';
import type { Mapping } from '../assembly/system.ts';
import { tryParseJson } from '../json.ts';
import type { LocalFunction } from '../lambda/lambda.ts';
import type { CallGate, Emulator } from './emulator.ts';
import { versionOperations } from './lambda-versions.ts';
import { notThere, type RestReply, type RestRequest, startRestService } from './rest-service.ts';

type Deps = {
  readonly resources: Resources;
  readonly account: Account;
  /** By what a client names it: name or ARN. */
  readonly find: (name: string) => LocalFunction | undefined;
  /** Each event source mapping, and whether it reads: not where the template or `/_local/pause` says so. */
  readonly mappings: () => readonly { readonly mapping: Mapping; readonly reads: boolean }[];
};

/** What an operator asks of Lambda; what runs a function by itself stays in `triggers/`. */
export function startLambdaApi(deps: Deps, gate: CallGate): Promise<Emulator> {
  const arnOf = ({ parameters: [name = ''], query }: RestRequest): string[] => {
    const target = deps.find(name);
    const qualifier = query.get('Qualifier');
    return target ? [`${target.definition.arn}${qualifier ? `:${qualifier}` : ''}`] : [];
  };
  const operations = {
    Invoke: {
      route: 'POST /2015-03-31/functions/*/invocations',
      resources: arnOf,
      answer: (request: RestRequest) => invoke(request, deps),
    },
    GetFunctionConfiguration: {
      route: 'GET /2015-03-31/functions/*/configuration',
      resources: arnOf,
      answer: ({ parameters: [name = ''] }: RestRequest) => configurationOf(name, deps),
    },
    ListEventSourceMappings: {
      route: 'GET /2015-03-31/event-source-mappings',
      resources: () => ['*'],
      answer: ({ query }: RestRequest) => ({ content: { EventSourceMappings: listMappings(query, deps) } }),
    },
    GetAccountSettings: {
      route: 'GET /2016-08-19/account-settings',
      resources: () => ['*'],
      answer: () => ({ content: settingsOf(deps) }),
    },
    ...versionOperations(deps.find),
  };
  return startRestService({ name: 'lambda', operations }, gate);
}

const unknown = (name: string): RestReply => notThere(`Function not found: ${name}`);

/** Waits for the function's answer. */
async function invoke({ parameters: [name = ''], body }: RestRequest, { find }: Deps): Promise<RestReply> {
  const target = find(name);
  if (!target) return unknown(name);
  const outcome = await target.invoke(tryParseJson(body.toString()) ?? {});
  if (outcome.ok) return { content: outcome.payload };
  return { headers: { 'x-amz-function-error': 'Unhandled' }, content: outcome.error };
}

function configurationOf(name: string, { resources, account }: Deps): RestReply {
  const found = functionsOf(resources).find((one) => [one.name, one.arn].includes(name));
  if (!found) return unknown(name);
  const { functionState, lastUpdate } = account.state();
  const { Runtime, Handler, Timeout, MemorySize, Environment } = found.properties;
  return {
    content: {
      ...{ FunctionName: found.name, FunctionArn: found.arn, Version: '$LATEST' },
      ...{ Runtime, Handler, Timeout, MemorySize, Environment },
      ...{ State: functionState, LastUpdateStatus: lastUpdate },
    },
  };
}

/** https://docs.aws.amazon.com/lambda/latest/api/API_EventSourceMappingConfiguration.html */
function listMappings(query: URLSearchParams, { resources, mappings }: Deps): object[] {
  const source = query.get('EventSourceArn');
  const name = query.get('FunctionName');
  const arns = new Map(
    functionsOf(resources).map((one) => [
      one.properties.Environment?.Variables['SERVICE_NAME'] ?? one.id,
      one.arn,
    ]),
  );
  return mappings()
    .map(({ mapping: { functionName, sourceArn, settings }, reads }) => ({
      UUID: uuidOf(`${functionName} ${sourceArn}`),
      FunctionArn: arns.get(functionName) ?? functionName,
      EventSourceArn: sourceArn,
      State: reads ? 'Enabled' : 'Disabled',
      FilterCriteria: settings.FilterCriteria,
      BatchSize: settings.BatchSize,
    }))
    .filter((one) => source === null || one.EventSourceArn === source)
    .filter((one) => name === null || one.FunctionArn === name || one.FunctionArn.endsWith(`:${name}`));
}

function settingsOf({ resources, account }: Deps): object {
  const all = functionsOf(resources);
  const { concurrency } = account.state();
  const reserved = all.reduce((sum, one) => sum + (one.properties.ReservedConcurrentExecutions ?? 0), 0);
  return {
    AccountLimit: {
      ConcurrentExecutions: concurrency,
      UnreservedConcurrentExecutions: concurrency - reserved,
    },
    AccountUsage: { FunctionCount: all.length },
  };
}

const functionsOf = (resources: Resources): readonly Resource<'AWS::Lambda::Function'>[] =>
  resources.of('AWS::Lambda::Function');

const uuidOf = (text: string): string =>
  createHash('sha256')
    .update(text)
    .digest('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
