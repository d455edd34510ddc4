import { App, type Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { type Config, checkConfig, readConfig } from '../../infra/config.ts';
import { featureFlags } from '../../infra/feature-flags.ts';
import { buildSystem } from '../../infra/system.ts';

export type Resource = {
  readonly Type: string;
  readonly Properties: Record<string, unknown>;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
};

export type Synthesis = {
  readonly app: App;
  readonly stacks: readonly Stack[];
  readonly storage: Template;
  readonly service: Template;
  readonly costs: Template;
  /** Where the configuration has one. */
  readonly edge?: Template;
};

/** The system of a stage as CloudFormation would get it, but without bundles. Takes seconds: once a test file. */
export function synthesize(stage: string, changes: Partial<Config> = {}): Synthesis {
  const context = { ...featureFlags, 'aws:cdk:bundling-stacks': [] };
  const app = new App({
    ...{ analyticsReporting: false, postCliContext: context },
    // Four seconds each, where test/infra/template-check.test.ts asks the same validator once.
    builtinCloudFormationValidation: false,
  });
  const { storage, service, costs, edge } = buildSystem(
    app,
    checkConfig({ ...readConfig(stage), ...changes }),
    '0.0.0-test',
  );
  return {
    app,
    stacks: [storage, service, costs, ...(edge ? [edge] : [])],
    storage: Template.fromStack(storage),
    service: Template.fromStack(service),
    costs: Template.fromStack(costs),
    ...(edge && { edge: Template.fromStack(edge) }),
  };
}

export function resourcesOf(template: Template, type?: string): Record<string, Resource> {
  const all = template.toJSON()['Resources'] as Record<string, Resource>;
  return Object.fromEntries(Object.entries(all).filter(([, resource]) => !type || resource.Type === type));
}

/** The resource whose logical id begins so; throws where it is not exactly one. */
export function resourceNamed(template: Template, prefix: string): Resource {
  const found = Object.entries(resourcesOf(template)).filter(([id]) => id.startsWith(prefix));
  const exact = found.find(([id]) => id === prefix) ?? found[0];
  if (!exact || (found.length > 1 && exact[0] !== prefix))
    throw new Error(`${found.length} resources begin with ${prefix}`);
  return exact[1];
}

export function functionsOf(template: Template): Resource[] {
  return Object.values(resourcesOf(template, 'AWS::Lambda::Function'));
}

export function variablesOf({ Properties }: Resource): Record<string, unknown> {
  return (Properties['Environment'] as { readonly Variables: Record<string, unknown> }).Variables;
}

export function serviceName(fn: Resource): string {
  return String(variablesOf(fn)['SERVICE_NAME']);
}

/** The function that a reference to its live alias leads to. */
export function functionBehind(template: Template, reference: unknown): Resource {
  const [, alias] = JSON.stringify(reference).match(/"Ref":"([A-Za-z]+Live[0-9A-F]{8})"/) ?? [];
  if (!alias) throw new Error(`${JSON.stringify(reference)} is no live alias`);
  const { Ref } = resourceNamed(template, alias).Properties['FunctionName'] as { readonly Ref: string };
  return resourceNamed(template, Ref);
}

/** Each route's key with the function that answers it, followed through the integration. */
export function routesOf(template: Template): [route: string, fn: Resource][] {
  return Object.values(resourcesOf(template, 'AWS::ApiGatewayV2::Route')).map(({ Properties }) => {
    const target = Properties['Target'] as { readonly 'Fn::Join': [string, [string, { Ref: string }]] };
    const integration = resourceNamed(template, target['Fn::Join'][1][1].Ref).Properties['IntegrationUri'];
    return [String(Properties['RouteKey']), functionBehind(template, integration)];
  });
}
