import { existsSync, readFileSync } from 'node:fs';
import { join, resolve as resolvePath } from 'node:path';
import * as z from 'zod';
import { type Json, type JsonObject, parseJson } from '../json.ts';

const object = z.custom<JsonObject>((value) => typeof value === 'object' && value !== null);

const manifestSchema = z.object({
  artifacts: z.record(
    z.string(),
    z.object({
      type: z.string(),
      environment: z.string().optional(),
      displayName: z.string().optional(),
      properties: object.optional(),
    }),
  ),
});

const resourceSchema = z.object({
  Type: z.string(),
  Properties: object.default({}),
  Condition: z.string().optional(),
});

const templateSchema = z.object({
  Parameters: z
    .record(z.string(), z.object({ Type: z.string(), Default: z.unknown().optional() }))
    .default({}),
  Conditions: z.record(z.string(), object).default({}),
  Resources: z.record(z.string(), resourceSchema),
  Outputs: z
    .record(z.string(), z.object({ Value: z.unknown(), Export: z.object({ Name: z.unknown() }).optional() }))
    .default({}),
});

const assetsSchema = z.object({
  files: z.record(z.string(), z.object({ source: z.object({ path: z.string().optional() }) })).default({}),
});

export type Template = z.infer<typeof templateSchema>;
export type Stack = {
  readonly name: string;
  readonly region: string | undefined;
  readonly template: Template;
};
export type Assembly = {
  readonly stacks: readonly Stack[];
  /** The folder (absolute) of the asset that `cdk deploy` uploads under this object key. */
  assetDirectory(objectKey: string): string | undefined;
};

/** Reads a cloud assembly as `cdk synth` writes it: every stack's template and where its assets lie. */
export function loadAssembly(directory: string): Assembly {
  const root = resolvePath(directory);
  if (!existsSync(join(root, 'manifest.json'))) throw new Error(`No cloud assembly in ${root}`);
  const { artifacts } = manifestSchema.parse(readJson(join(root, 'manifest.json')));
  const assets = new Map<string, string>();
  const stacks: Stack[] = [];
  for (const [id, artifact] of Object.entries(artifacts)) {
    const file = String(artifact.properties?.['templateFile'] ?? artifact.properties?.['file']);
    if (artifact.type === 'cdk:asset-manifest') readAssets(join(root, file), root, assets);
    if (artifact.type === 'cdk:cloud-assembly') throw new Error(`${id}: local/ does not know nested stages`);
    if (artifact.type !== 'aws:cloudformation:stack') continue;
    const region = artifact.environment?.split('/').at(-1);
    stacks.push({
      name: String(artifact.properties?.['stackName'] ?? artifact.displayName ?? id),
      region: region === 'unknown-region' ? undefined : region,
      template: templateSchema.parse(readJson(join(root, file))),
    });
  }
  return { stacks, assetDirectory: (key) => assets.get(key) };
}

function readAssets(file: string, root: string, into: Map<string, string>): void {
  for (const [hash, { source }] of Object.entries(assetsSchema.parse(readJson(file)).files)) {
    if (source.path) into.set(`${hash}.zip`, join(root, source.path));
  }
}

function readJson(file: string): Json {
  return parseJson(readFileSync(file, 'utf8'));
}
