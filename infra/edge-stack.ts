import { CfnOutput, CfnParameter, Stack, type StackProps, Validations } from 'aws-cdk-lib';
import { Certificate, CertificateValidation } from 'aws-cdk-lib/aws-certificatemanager';
import { Distribution, HttpVersion, PriceClass } from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';
import { Alarms } from './alarms.ts';
import type { Config, Edge } from './config.ts';
import { EdgeRules } from './edge-rules.ts';
import { Firewall } from './firewall.ts';

export type EdgeStackProps = StackProps & { readonly config: Config; readonly edge: Edge };

/**
 * What stands before the API: one distribution and its firewall. Its regional parts can only be in us-east-1. It finds
 * the API by the name in the configuration: a reference across regions would need functions in both.
 */
export class EdgeStack extends Stack {
  constructor(scope: Construct, id: string, { config, edge, ...props }: EdgeStackProps) {
    super(scope, id, props);
    const host = new URL(config.origin ?? '').host;
    const turn = this.turn();
    const rules = new EdgeRules(this, 'Rules', { config });
    const firewall = new Firewall(this, 'Firewall', { config, edge });
    firewall.watch(new Alarms(this, 'Alarms', { config }), config);
    const distribution = new Distribution(this, 'Distribution', {
      comment: `pemberdayaan-tki ${config.stage}, origin secret number ${turn}`,
      domainNames: [host],
      // Waits until whoever keeps the domain has entered the record that its page in the console shows.
      certificate: new Certificate(this, 'Certificate', {
        domainName: host,
        validation: CertificateValidation.fromDns(),
      }),
      webAclId: firewall.arn,
      httpVersion: HttpVersion.HTTP2_AND_3,
      // Indonesia and the countries that people go to; the rest of the world is served from there.
      priceClass: PriceClass.PRICE_CLASS_200,
      defaultBehavior: rules.passedOn,
      additionalBehaviors: { '/assets/*': rules.kept, '/catalog': rules.kept, '/districts': rules.kept },
      errorResponses: rules.errorsNotKept,
    });
    explain(distribution);
    new CfnOutput(this, 'EdgeDomain', {
      value: distribution.distributionDomainName,
      description: `Enter in DNS: ${host} CNAME this (an ALIAS or ANAME at the root of a domain)`,
    });
  }

  private turn(): string {
    const turn = new CfnParameter(this, 'EdgeTurn', {
      default: '1',
      description: 'Raise it after a new origin secret: only a change makes CloudFormation read the secret',
    });
    turn.overrideLogicalId('EdgeTurn');
    return turn.valueAsString;
  }
}

function explain(distribution: Distribution): void {
  const reasons = {
    'AwsSolutions-CFR1': 'People apply from every country that migrant workers go to.',
    'AwsSolutions-CFR3':
      'A log of viewers would hold addresses and office links of people whom brokers hunt.',
  };
  for (const [id, reason] of Object.entries(reasons))
    Validations.of(distribution).acknowledge({ id, reason });
}
