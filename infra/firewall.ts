import { Duration } from 'aws-cdk-lib';
import { MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';
import { busyPage } from '../shared/pages/busy.ts';
import type { Alarms } from './alarms.ts';
import type { Config, Edge } from './config.ts';

export type FirewallProps = { readonly config: Config; readonly edge: Edge };

type Rule = CfnWebACL.RuleProperty;
type Statement = CfnWebACL.StatementProperty;

/** As much as `enroll` reads of a body (shared/http/gate.ts), and as the firewall looks at without a higher price. */
const largestBody = 16 * 1024;
const busy = 'busy';

/**
 * What one address may send, and nothing that looks at what honest people write: sets of rules that do are counted, not
 * obeyed (docs/decisions/edge.md). Neither requests nor samples of them are kept.
 */
export class Firewall extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, { config, edge }: FirewallProps) {
    super(scope, id);
    const rules = [
      floodRule('Posts', edge.postsPerAddress, isPost),
      floodRule('Requests', edge.requestsPerAddress),
      largeBodies,
      managedRule('AWSManagedRulesKnownBadInputsRuleSet', 'none'),
      managedRule('AWSManagedRulesCommonRuleSet', 'count'),
      managedRule('AWSManagedRulesAmazonIpReputationList', 'count'),
    ];
    const acl = new CfnWebACL(this, 'Acl', {
      scope: 'CLOUDFRONT',
      defaultAction: { allow: {} },
      customResponseBodies: { [busy]: { contentType: 'TEXT_HTML', content: busyPage(config.hotline) } },
      associationConfig: { requestBody: { CLOUDFRONT: { defaultSizeInspectionLimit: 'KB_16' } } },
      visibilityConfig: visible(nameOf(config)),
      rules: rules.map((rule, priority) => ({ ...rule, priority })),
    });
    this.arn = acl.attrArn;
  }

  /** Floods end by themselves; who is refused with them may be honest, behind the same address of a carrier. */
  watch(alarms: Alarms, config: Config): void {
    const metrics = refusedAsFlood(config);
    alarms.alarm(this, 'TurnsAway', {
      metric: new MathExpression({
        expression: metrics.map((_, index) => `m${index}`).join(' + '),
        usingMetrics: Object.fromEntries(metrics.map((metric, index) => [`m${index}`, metric])),
        period: Duration.minutes(5),
        label: 'Refused as a flood',
      }),
      atLeast: 100,
      periods: 3,
      title: 'The edge turns many away',
      harm: 'For a quarter of an hour the firewall has refused addresses that send very much: people behind the same one cannot apply.',
      remedy: 'see which rule; if applications have become fewer, raise what one address may send.',
    });
  }
}

/** In metrics, where other stages of the account stand beside it. */
const nameOf = ({ stage }: Config): string => `pemberdayaan-tki-${stage}`;

/** By the names of `visible`; a distribution's firewall has no dimension for its region. */
export const refusedAsFlood = (config: Config): Metric[] =>
  ['Posts', 'Requests'].map(
    (Rule) =>
      new Metric({
        namespace: 'AWS/WAFV2',
        metricName: 'BlockedRequests',
        dimensionsMap: { WebACL: nameOf(config), Rule },
        statistic: 'Sum',
        period: Duration.minutes(5),
      }),
  );

const isPost: Statement = {
  byteMatchStatement: {
    fieldToMatch: { method: {} },
    positionalConstraint: 'EXACTLY',
    searchString: 'POST',
    textTransformations: [{ priority: 0, type: 'NONE' }],
  },
};

/** Counted over five minutes; whoever sends less for about half a minute is let in again. */
function floodRule(name: string, limit: number, scopeDownStatement?: Statement): Omit<Rule, 'priority'> {
  const counted = { aggregateKeyType: 'IP', evaluationWindowSec: 300, limit };
  return {
    name,
    statement: { rateBasedStatement: { ...counted, ...(scopeDownStatement && { scopeDownStatement }) } },
    action: { block: { customResponse: answer(429, busy) } },
    visibilityConfig: visible(name),
  };
}

const largeBodies: Omit<Rule, 'priority'> = {
  name: 'LargeBodies',
  statement: {
    sizeConstraintStatement: {
      fieldToMatch: { body: { oversizeHandling: 'MATCH' } },
      comparisonOperator: 'GT',
      size: largestBody,
      textTransformations: [{ priority: 0, type: 'NONE' }],
    },
  },
  action: { block: { customResponse: answer(413) } },
  visibilityConfig: visible('LargeBodies'),
};

function managedRule(name: string, override: 'none' | 'count'): Omit<Rule, 'priority'> {
  return {
    name,
    statement: { managedRuleGroupStatement: { vendorName: 'AWS', name } },
    overrideAction: { [override]: {} },
    visibilityConfig: visible(name),
  };
}

function answer(responseCode: number, customResponseBodyKey?: string): CfnWebACL.CustomResponseProperty {
  return {
    responseCode,
    responseHeaders: [
      { name: 'cache-control', value: 'no-store' },
      ...(responseCode === 429 ? [{ name: 'retry-after', value: '60' }] : []),
    ],
    ...(customResponseBodyKey && { customResponseBodyKey }),
  };
}

function visible(metricName: string): CfnWebACL.VisibilityConfigProperty {
  return { metricName, cloudWatchMetricsEnabled: true, sampledRequestsEnabled: false };
}
