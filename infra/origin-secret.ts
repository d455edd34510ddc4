import { SecretValue, Validations } from 'aws-cdk-lib';
import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import type { Config } from './config.ts';
import { removalPolicy } from './removal.ts';

/** CloudFront's web ACLs, certificates and so its stack can be nowhere else. */
export const edgeRegion = 'us-east-1';

/** Both regions read it by its name: an ARN names one region. */
const nameOf = ({ stage }: Config): string => `pemberdayaan-tki-${stage}-origin`;

/** What the edge sends along as `current`, for the stack of the edge; read when that stack changes. */
export const currentOriginSecret = (config: Config): SecretValue =>
  SecretValue.secretsManager(nameOf(config), { jsonField: 'current' });

/** By this functions know what came through the edge; its format is in `shared/identity/origin-secret.ts`. */
export class OriginSecret extends Construct {
  readonly secret: Secret;

  constructor(scope: Construct, id: string, { config }: { readonly config: Config }) {
    super(scope, id);
    this.secret = new Secret(this, 'Secret', {
      secretName: nameOf(config),
      description: 'Sent by the edge with each request, so that the API serves nobody who goes around it',
      generateSecretString: {
        ...{ secretStringTemplate: '{}', generateStringKey: 'current' },
        ...{ passwordLength: 64, excludePunctuation: true },
      },
      ...(config.region !== edgeRegion && { replicaRegions: [{ region: edgeRegion }] }),
      removalPolicy: removalPolicy(config),
    });
    Validations.of(this.secret).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason: 'The edge must learn a new value between two steps, which no timer sees (docs/runbook.md).',
    });
  }

  grantRead(grantee: IGrantable): void {
    this.grant(grantee, ['secretsmanager:GetSecretValue']);
  }

  /** Reads it and puts a new value beside that of today, or takes the old one out. */
  grantRotation(grantee: IGrantable): void {
    this.grant(grantee, ['secretsmanager:GetSecretValue', 'secretsmanager:PutSecretValue']);
  }

  private grant(grantee: IGrantable, actions: string[]): void {
    Grant.addToPrincipal({ grantee, actions, resourceArns: [this.secret.secretArn] }).assertSuccess();
  }
}
