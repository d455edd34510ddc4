import {
  GetAliasCommand,
  type LambdaClient,
  paginateListVersionsByFunction,
  UpdateAliasCommand,
} from '@aws-sdk/client-lambda';
import { type FunctionName, functionNames } from '../../infra/function-names.ts';
import { live } from './invoke.ts';
import type { StackResource } from './stack-resources.ts';

/** What Lambda keeps of a function at one deployment. */
export type Version = {
  readonly number: number;
  /** The deployment's name, and what it writes and reads (`infra/deployment.ts`). */
  readonly description: string;
  readonly publishedAt: string;
};

export type Deployed = {
  readonly name: FunctionName;
  /** As Lambda calls it. */
  readonly physicalName: string;
  /** The number of the version that is called. */
  readonly live: number;
  /** The oldest first. */
  readonly versions: readonly Version[];
};

export type Versions = {
  list(): Promise<Deployed[]>;
  /** From now on that version is called, and no other one beside it. */
  goTo(deployed: Deployed, version: Version): Promise<void>;
};

export const openVersions = (
  client: LambdaClient,
  functions: () => Promise<readonly StackResource[]>,
): Versions => ({
  list: async () => {
    const named = (await functions()).flatMap(({ logicalId, physicalId }) => {
      const name = nameOf(logicalId);
      return name ? [{ name, physicalName: physicalId }] : [];
    });
    named.sort((a, b) => functionNames.indexOf(a.name) - functionNames.indexOf(b.name));
    return Promise.all(
      named.map(async (one) => ({
        ...one,
        live: await liveVersion(client, one.physicalName),
        versions: await versionsOf(client, one.physicalName),
      })),
    );
  },
  goTo: async ({ physicalName: FunctionName }, { number }) => {
    const RoutingConfig = { AdditionalVersionWeights: {} };
    const to = { FunctionName, Name: live, FunctionVersion: String(number), RoutingConfig };
    await client.send(new UpdateAliasCommand(to));
  },
});

/** A construct's id ends with its function's name, and then with eight digits of a hash. */
function nameOf(logicalId: string): FunctionName | undefined {
  const construct = logicalId.slice(0, -8).toLowerCase();
  return functionNames.find((name) => construct.endsWith(name));
}

async function liveVersion(client: LambdaClient, FunctionName: string): Promise<number> {
  const { FunctionVersion } = await client.send(new GetAliasCommand({ FunctionName, Name: live }));
  return Number(FunctionVersion);
}

async function versionsOf(client: LambdaClient, FunctionName: string): Promise<Version[]> {
  const found: Version[] = [];
  for await (const { Versions = [] } of paginateListVersionsByFunction({ client }, { FunctionName }))
    for (const { Version = '', Description = '', LastModified = '' } of Versions)
      if (Version !== '$LATEST')
        found.push({ number: Number(Version), description: Description, publishedAt: LastModified });
  return found.sort((a, b) => a.number - b.number);
}
