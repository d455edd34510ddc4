import { AssetHashType, Stack } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { type Asset, makeAssets, type Processor } from './bundling/assets.ts';
import type { FunctionName } from './function-names.ts';

const made = new Map<Processor, ReadonlyMap<FunctionName, Asset>>();

/** Where nobody asks for bundles (tests of the templates), the sources stand in for them. */
export function codeOf(name: FunctionName, scope: Construct, processor: Processor): Code {
  if (!Stack.of(scope).bundlingRequired) return Code.fromAsset(`functions/${name}`);
  const assets = made.get(processor) ?? makeAssets(processor);
  made.set(processor, assets);
  const asset = assets.get(name);
  if (!asset) throw new Error(`Nothing was bundled for ${name}`);
  return Code.fromAsset(asset.directory, { assetHash: asset.hash, assetHashType: AssetHashType.CUSTOM });
}
