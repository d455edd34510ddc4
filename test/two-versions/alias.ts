import { Readable } from 'node:stream';
import { LambdaClient, UpdateAliasCommand } from '@aws-sdk/client-lambda';
import { run } from '../../admin/run.ts';
import { openTerminal } from '../../admin/terminal.ts';
import { localPlace } from '../../local/emulators/emulator.ts';
import type { Host } from '../../local/host.ts';
import { hostClient } from '../../local/host-client.ts';

const [older, newer] = ['1', '2'];

/** From now on so many of the calls (0 to 1) of every function go to the older version: weights of its alias. */
export async function share(host: Host, weight: number): Promise<void> {
  const { endpoints } = host.describe() as { readonly endpoints: { readonly lambda: string } };
  const client = new LambdaClient(hostClient(endpoints.lambda, localPlace.region));
  const inBoth = functionsOf(host).filter(({ served }) => older in served);
  for (const { name, properties } of host.running.resources.of('AWS::Lambda::Function')) {
    // A function that is newer than the older version has nothing to share with.
    if (!inBoth.some((one) => one.name === properties.Environment?.Variables['SERVICE_NAME'])) continue;
    const to = { FunctionName: name, Name: 'live', FunctionVersion: newer };
    const RoutingConfig = { AdditionalVersionWeights: { [older]: weight } };
    await client.send(new UpdateAliasCommand({ ...to, RoutingConfig }));
  }
  client.destroy();
}

/** As an operator types it; answers what is printed. */
export async function rollback(host: Host, ...typed: readonly string[]): Promise<string> {
  const [printed, told]: [string[], string[]] = [[], []];
  const into = (lines: string[]) => ({ write: (text: string) => lines.push(text) });
  const terminal = openTerminal(Readable.from([]), into(printed), into(told));
  const line = ['rollback', ...typed, '--endpoint', host.url, '--as', 'operator'];
  const code = await run(line, terminal);
  if (code !== 0) throw new Error(`rollback ended with ${code}: ${told.join('')}`);
  return printed.join('');
}

/** Calls that each version has served, over all functions. */
export function servedBy(host: Host): Readonly<Record<'older' | 'newer', number>> {
  const of = (version: string) =>
    functionsOf(host).reduce((sum, { served }) => sum + (served[version] ?? 0), 0);
  return { older: of(older), newer: of(newer) };
}

/** The name of the newer deployment. */
export const newestOf = ({ running }: Pick<Host, 'running'>): string =>
  running.resources.of('AWS::Lambda::Function')[0]?.properties.Description.split(' ')[0] ?? '';

type Serving = { readonly name: string; readonly served: Readonly<Record<string, number>> };
const functionsOf = (host: Host): readonly Serving[] =>
  (host.describe() as { readonly functions: readonly Serving[] }).functions;
