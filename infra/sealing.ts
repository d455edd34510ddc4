import { Validations } from 'aws-cdk-lib';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import type { Config } from './config.ts';
import { removalPolicy } from './removal.ts';

/** The key under which personal data are sealed, the peppers of the keyed hashes, and the secret of the office links. */
export class Sealing extends Construct {
  readonly key: Key;
  readonly pepper: Secret;
  readonly link: Secret;

  constructor(scope: Construct, id: string, { config }: { readonly config: Config }) {
    super(scope, id);
    this.key = new Key(this, 'Key', {
      description: 'Seals name, phone, village and story of applicants; only the owning office unseals',
      enableKeyRotation: true,
      removalPolicy: removalPolicy(config),
    });
    this.pepper = this.secret(
      'Pepper',
      'Peppers of the keyed hashes of persons, receipts and sources',
      config,
    );
    this.link = this.secret('Link', 'Encrypts office links and the ids of referrals on office pages', config);
  }

  grantSeal(grantee: IGrantable): void {
    this.key.grant(grantee, 'kms:GenerateDataKey');
  }

  /** For the office's pages alone. */
  grantUnseal(grantee: IGrantable): void {
    this.key.grant(grantee, 'kms:Decrypt');
  }

  grantPepper(grantee: IGrantable): void {
    this.pepper.grantRead(grantee);
  }

  grantLinks(grantee: IGrantable): void {
    this.link.grantRead(grantee);
  }

  /** Never change how it is generated: CloudFormation would put another value in its place, and no receipt would be found. */
  private secret(id: string, description: string, config: Config): Secret {
    const secret = new Secret(this, id, {
      description,
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      removalPolicy: removalPolicy(config),
    });
    Validations.of(secret).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason:
        'Stored hashes and links already sent depend on the value: it changes by the year inside, not by a timer.',
    });
    return secret;
  }
}
