import { createHash } from 'node:crypto';
import { type CfnResource, Stack } from 'aws-cdk-lib';
import { CfnFunction } from 'aws-cdk-lib/aws-lambda';
import type { IConstruct } from 'constructs';
import { shapes, tellShapes } from '../shared/storage/shapes.ts';

/**
 * Names the deployment on every function, and so on each version that Lambda publishes of it: they go back together. With the name stands
 * what it writes and reads, so that nobody goes back to what cannot read what is stored.
 * Where code or settings of one have changed, all get a new name; where nothing has, nothing is published.
 */
export function nameDeployment(scope: IConstruct, version: string): void {
  const functions = scope.node.findAll().filter((one) => one instanceof CfnFunction);
  const written = functions.map((one) => Stack.of(scope).resolve(templateOf(one)));
  const fingerprint = createHash('sha256').update(JSON.stringify(written)).digest('hex').slice(0, 8);
  const description = [`${version}-${fingerprint}`, tellShapes(shapes)].filter(Boolean).join(' ');
  for (const one of functions) one.description = description;
}

/** The library's own way, of which it makes the hash of a version. */
const templateOf = (resource: CfnResource): object =>
  (resource as unknown as { _toCloudFormation(): object })._toCloudFormation();
