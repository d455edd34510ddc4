import {
  GetAccountSettingsCommand,
  GetFunctionConfigurationCommand,
  type LambdaClient,
  paginateListEventSourceMappings,
} from '@aws-sdk/client-lambda';
import {
  GetScheduleCommand,
  ResourceNotFoundException,
  type SchedulerClient,
} from '@aws-sdk/client-scheduler';
import type { Concurrency, Consumer, FunctionState, ScheduleState } from './facts.ts';
import { live } from './invoke.ts';
import type { StackResource } from './stack-resources.ts';

/** `LettersGather` and its hash is `gather`: the construct's own name is the last word of its path. */
const nameOf = ({ logicalId }: StackResource): string =>
  (logicalId.slice(0, -8).match(/[A-Z][a-z]+$/)?.[0] ?? logicalId).toLowerCase();

/** Which of the stack's functions an ARN names, whatever version or alias of it. */
const calledBy = (functions: readonly StackResource[], arn: string): string => {
  const [, physical = arn] = arn.match(/:function:([^:]+)/) ?? [];
  const found = functions.find((one) => one.physicalId === physical);
  return found ? nameOf(found) : physical;
};

export async function functionState(client: LambdaClient, one: StackResource): Promise<FunctionState> {
  const ask = new GetFunctionConfigurationCommand({ FunctionName: one.physicalId, Qualifier: live });
  const told = await client.send(ask);
  return {
    ...{ name: nameOf(one), physical: one.physicalId },
    state: told.State ?? 'unknown',
    lastUpdate: told.LastUpdateStatus ?? 'unknown',
    reason: told.StateReason ?? told.LastUpdateStatusReason ?? '',
    runtime: told.Runtime ?? 'unknown',
    version: told.Environment?.Variables?.['VERSION'] ?? '',
  };
}

export async function concurrency(client: LambdaClient): Promise<Concurrency> {
  const { AccountLimit: limit } = await client.send(new GetAccountSettingsCommand({}));
  return {
    atOnce: limit?.ConcurrentExecutions ?? 0,
    unreserved: limit?.UnreservedConcurrentExecutions ?? 0,
  };
}

/** By what they read, because a mapping may call an alias of its function. */
export async function consumersOf(
  client: LambdaClient,
  source: { readonly arn: string; readonly kind: Consumer['reads'] },
  functions: readonly StackResource[],
): Promise<Consumer[]> {
  const found: Consumer[] = [];
  for await (const page of paginateListEventSourceMappings({ client }, { EventSourceArn: source.arn }))
    for (const one of page.EventSourceMappings ?? [])
      found.push({
        id: one.UUID ?? '',
        calls: calledBy(functions, one.FunctionArn ?? ''),
        reads: source.kind,
        state: one.State ?? 'unknown',
        filters: one.FilterCriteria?.Filters?.length ?? 0,
        last: one.LastProcessingResult ?? '',
      });
  return found;
}

export async function scheduleState(
  client: SchedulerClient,
  { physicalId: name }: StackResource,
  functions: readonly StackResource[],
): Promise<ScheduleState> {
  try {
    const { State, Target } = await client.send(new GetScheduleCommand({ Name: name }));
    return { name, calls: calledBy(functions, Target?.Arn ?? ''), state: State ?? 'unknown' };
  } catch (error) {
    if (!(error instanceof ResourceNotFoundException)) throw error;
    return { name, calls: '', state: 'GONE' };
  }
}
