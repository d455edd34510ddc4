import { Aws, Validations } from 'aws-cdk-lib';
import {
  AccountRootPrincipal,
  Grant,
  type IGrantable,
  PolicyDocument,
  PolicyStatement,
} from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import type { Config } from './config.ts';
import { removalPolicy } from './removal.ts';
import { mayUnseal, roleName } from './role-names.ts';

/** The key under which personal data are sealed, the peppers of the keyed hashes, the secrets of the office links and of the canary. */
export class Sealing extends Construct {
  readonly key: Key;
  readonly pepper: Secret;
  readonly link: Secret;
  readonly canary: Secret;

  constructor(scope: Construct, id: string, { config }: { readonly config: Config }) {
    super(scope, id);
    this.key = new Key(this, 'Key', {
      description: 'Seals name, phone, village and story of applicants; only the owning office unseals',
      enableKeyRotation: true,
      policy: keyPolicy(config),
      removalPolicy: removalPolicy(config),
    });
    this.pepper = this.secret(
      'Pepper',
      'Peppers of the keyed hashes of persons, receipts and sources',
      config,
    );
    this.link = this.secret('Link', 'Encrypts office links and the ids of referrals on office pages', config);
    this.canary = this.secret(
      'Canary',
      'Marks the test applications of the canary, which are in no count',
      config,
    );
  }

  grantSeal(grantee: IGrantable): void {
    this.grantOnKey(grantee, 'kms:GenerateDataKey');
  }

  /** The key's own policy must name the grantee too: see `mayUnseal`. */
  grantUnseal(grantee: IGrantable): void {
    this.grantOnKey(grantee, 'kms:Decrypt');
  }

  grantPepper(grantee: IGrantable): void {
    this.grantRead(this.pepper, grantee);
  }

  grantLinks(grantee: IGrantable): void {
    this.grantRead(this.link, grantee);
  }

  grantCanary(grantee: IGrantable): void {
    this.grantRead(this.canary, grantee);
  }

  /** The library's own grant would also let it describe the secret, which nobody does. */
  private grantRead({ secretArn }: Secret, grantee: IGrantable): void {
    const actions = ['secretsmanager:GetSecretValue'];
    Grant.addToPrincipal({ grantee, actions, resourceArns: [secretArn] }).assertSuccess();
  }

  /** Reads the secret of the links and puts a new one beside it. */
  grantRotation(grantee: IGrantable): void {
    const actions = ['GetSecretValue', 'PutSecretValue'].map((call) => `secretsmanager:${call}`);
    Grant.addToPrincipal({ grantee, actions, resourceArns: [this.link.secretArn] }).assertSuccess();
  }

  /** Reads the peppers and puts what is left of them without the years that have ended. */
  grantEndOfYears(grantee: IGrantable): void {
    const actions = ['GetSecretValue', 'PutSecretValue'].map((call) => `secretsmanager:${call}`);
    Grant.addToPrincipal({ grantee, actions, resourceArns: [this.pepper.secretArn] }).assertSuccess();
  }

  /** Reads the peppers for their keepers and notes beside them that they have a copy. */
  grantEscrow(grantee: IGrantable): void {
    const actions = ['GetSecretValue', 'TagResource'].map((call) => `secretsmanager:${call}`);
    Grant.addToPrincipal({ grantee, actions, resourceArns: [this.pepper.secretArn] }).assertSuccess();
  }

  private grantOnKey(grantee: IGrantable, action: string): void {
    Grant.addToPrincipal({ grantee, actions: [action], resourceArns: [this.key.keyArn] }).assertSuccess();
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

/** What administers the key, and what seals: the account's own policies may hand it out. No grants: one could open. */
const administration = [
  ...['CancelKeyDeletion', 'CreateAlias', 'DeleteAlias', 'DescribeKey', 'DisableKey', 'EnableKey'],
  ...['EnableKeyRotation', 'DisableKeyRotation', 'GenerateDataKey', 'GetKeyPolicy', 'GetKeyRotationStatus'],
  ...[
    'ListGrants',
    'ListKeyPolicies',
    'ListResourceTags',
    'ListRetirableGrants',
    'PutKeyPolicy',
    'RevokeGrant',
  ],
  ...['ScheduleKeyDeletion', 'TagResource', 'UntagResource', 'UpdateAlias', 'UpdateKeyDescription'],
].map((call) => `kms:${call}`);

/**
 * No policy of the account lets anybody else open what is sealed, not even an administrator's. The names stand here, and
 * not the roles, because the key outlives the stack that makes them.
 */
function keyPolicy(config: Config): PolicyDocument {
  const principals = [new AccountRootPrincipal()];
  const roles = mayUnseal.map((role) => `arn:aws:iam::${Aws.ACCOUNT_ID}:role/${roleName(config, role)}`);
  const conditions = { ArnEquals: { 'aws:PrincipalArn': roles } };
  const statement = (actions: string[], more = {}) =>
    new PolicyStatement({ actions, principals, resources: ['*'], ...more });
  return new PolicyDocument({
    statements: [statement(administration), statement(['kms:Decrypt'], { conditions })],
  });
}
