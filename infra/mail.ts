import { Stack } from 'aws-cdk-lib';
import { type Conditions, Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import {
  ConfigurationSet,
  EmailIdentity,
  Identity,
  MailFromBehaviorOnMxFailure,
  SuppressionReasons,
} from 'aws-cdk-lib/aws-ses';
import { Construct } from 'constructs';
import { type AllowedRecipients, recipientPatterns } from '../shared/letter/allowed-recipients.ts';
import { canaryAddress } from '../shared/letter/canary.ts';
import type { Config } from './config.ts';
import { removalPolicy } from './removal.ts';

/** The domain that letters are sent from, and the configuration set that reports what became of them. */
export class Mail extends Construct {
  readonly identity: EmailIdentity;
  readonly configurationSet: ConfigurationSet;
  private readonly sender: string;
  private readonly onlyTo: AllowedRecipients | undefined;

  constructor(scope: Construct, id: string, { config }: { readonly config: Config }) {
    super(scope, id);
    this.sender = config.sender;
    this.onlyTo = config.mailOnlyTo;
    this.configurationSet = new ConfigurationSet(this, 'ConfigurationSet', {
      reputationMetrics: true,
      suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
    });
    this.identity = new EmailIdentity(this, 'Identity', {
      identity: Identity.domain(config.sendingDomain),
      // Bounces arrive as events; by mail they would come back to the sender's address, which nobody reads.
      feedbackForwarding: false,
      // Its own, so that SPF speaks for the sender too. Until its records are in the DNS, SES uses its own.
      mailFromDomain: `mail.${config.sendingDomain}`,
      mailFromBehaviorOnMxFailure: MailFromBehaviorOnMxFailure.USE_DEFAULT_VALUE,
    });
    for (const kept of [this.configurationSet, this.identity]) kept.applyRemovalPolicy(removalPolicy(config));
  }

  get configurationSetArn(): string {
    return Stack.of(this).formatArn({
      service: 'ses',
      resource: 'configuration-set',
      resourceName: this.configurationSet.configurationSetName,
    });
  }

  /**
   * Sending as the configured sender only. SES checks the identity and the configuration set:
   * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonses.html
   */
  grantSend(grantee: IGrantable): void {
    Grant.addToPrincipal({
      grantee,
      actions: ['ses:SendRawEmail'],
      resourceArns: [this.identity.emailIdentityArn, this.configurationSetArn],
      conditions: { StringEquals: { 'ses:FromAddress': this.sender }, ...this.recipients() },
    }).assertSuccess();
  }

  /**
   * `ForAllValues` also holds where a request names no recipient, who could then stand in the mail itself; so one must be
   * named: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
   */
  private recipients(): Conditions {
    if (!this.onlyTo) return {};
    return {
      // Nobody stands behind the canary's address.
      'ForAllValues:StringLike': { 'ses:Recipients': recipientPatterns([...this.onlyTo, canaryAddress]) },
      Null: { 'ses:Recipients': 'false' },
    };
  }
}
