import { Aws, Duration, Stack } from 'aws-cdk-lib';
import { type CfnRule, EventField, Rule } from 'aws-cdk-lib/aws-events';
import {
  AccountRootPrincipal,
  ArnPrincipal,
  CompositePrincipal,
  type Conditions,
  PolicyStatement,
  type PrincipalBase,
  Role,
} from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { Config } from './config.ts';
import { grantExamination } from './examination.ts';
import { functionsIn } from './live-function.ts';
import type { Operations } from './operations.ts';
import type { TableCalls } from './records.ts';
import { type NamedRole, roleName } from './role-names.ts';
import type { StorageStack } from './storage-stack.ts';

export type RolesProps = {
  readonly config: Config;
  readonly storage: StorageStack;
  readonly operations: Operations;
  /** What an operator calls by hand. */
  readonly byHand: readonly IFunction[];
};

const named = {
  operator: 'operator',
  privacyOfficer: 'privacy-officer',
  breakGlass: 'break-glass',
} as const satisfies Record<string, NamedRole>;

const withMfa: Conditions = { Bool: { 'aws:MultiFactorAuthPresent': 'true' } };
/** Stands in CloudTrail with every call of the session, and cannot be changed within it. */
const withTicket: Conditions = { StringLike: { 'sts:SourceIdentity': 'ticket-?*' } };
/** CloudTrail tells of a session where it was asked for: elsewhere the rule below would not hear of it. */
const here: Conditions = { StringEquals: { 'aws:RequestedRegion': Aws.REGION } };

/** Who works on the system with `npm run admin`, each with no more than the commands need. */
export class Roles extends Construct {
  readonly operator: Role;
  readonly privacyOfficer: Role;
  readonly breakGlass: Role;

  constructor(scope: Construct, id: string, props: RolesProps) {
    super(scope, id);
    const { config } = props;
    this.operator = role(this, config, 'operator', withMfa);
    this.privacyOfficer = role(this, config, 'privacyOfficer', { ...withMfa, ...withTicket, ...here });
    this.breakGlass = role(this, config, 'breakGlass', { ...withMfa, ...withTicket, ...here });
    for (const each of [this.operator, this.privacyOfficer, this.breakGlass])
      allow(each, ['cloudformation:ListStackResources'], [props.storage.stackId, Aws.STACK_ID]);
    this.letOperate(props);
    grantExamination(this.operator, this, props);
    this.letProtect(props);
    this.letExport(props);
    this.tellOfOpening(props);
  }

  /**
   * Runs the system, and takes it back to an earlier deployment. Neither key nor the value of a secret: with the pepper
   * card numbers could be tried, with the link secret an office's session be forged.
   */
  private letOperate({ storage: { letterQueue }, byHand }: RolesProps): void {
    const { queue, deadLetters } = letterQueue;
    const functions = byHand.map(({ functionArn }) => functionArn);
    allow(this.operator, ['lambda:InvokeFunction'], functions);
    const versioned = ['ListVersionsByFunction', 'GetAlias', 'UpdateAlias'].map((call) => `lambda:${call}`);
    const all = functionsIn(Stack.of(this)).map(({ functionArn }) => functionArn);
    allow(this.operator, versioned, all);
    allow(this.operator, ['sqs:GetQueueAttributes'], [queue.queueArn]);
    allow(this.operator, ['sqs:SendMessage'], [queue.queueArn]);
    // https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-configure-dead-letter-queue-redrive.html
    const moving = ['StartMessageMoveTask', 'ListMessageMoveTasks', 'ReceiveMessage', 'DeleteMessage'];
    const onDead = [...moving, 'GetQueueAttributes'].map((call) => `sqs:${call}`);
    allow(this.operator, onDead, [deadLetters.queueArn]);
  }

  /** Acts for a person who asks: erases, tells what is stored, keeps the secrets; makes restored records fit for use, and hands all of it over. */
  private letProtect({ storage }: RolesProps): void {
    const { sealing, records, erasures, letterQueue, originSecret } = storage;
    sealing.grantUnseal(this.privacyOfficer);
    sealing.grantRotation(this.privacyOfficer);
    sealing.grantEndOfYears(this.privacyOfficer);
    sealing.grantEscrow(this.privacyOfficer);
    originSecret?.grantRotation(this.privacyOfficer);
    erasures.grantErase(this.privacyOfficer);
    allow(this.privacyOfficer, ['sqs:SendMessage'], [letterQueue.queue.queueArn]);
    for (const table of [records.table.tableArn, records.restoredArn]) {
      records.grant(this.privacyOfficer, erasing, table);
      records.grantQuery(this.privacyOfficer, { byWeek: ['weeks'] }, table);
    }
    records.grant(this.privacyOfficer, { Query: leftTheHouse });
    records.grantMove(this.privacyOfficer);
    erasures.grantMove(this.privacyOfficer);
    sealing.grantSeal(this.privacyOfficer);
    records.grant(this.privacyOfficer, { PutItem: leftTheHouse }, records.restoredArn);
  }

  /** Takes people's needs out of a system that cannot serve them any more. It changes nothing. */
  private letExport({ storage: { sealing, records } }: RolesProps): void {
    sealing.grantUnseal(this.breakGlass);
    records.grant(this.breakGlass, { GetItem: ['submissions'] });
    records.grantQuery(this.breakGlass, { byWeek: ['weeks'] });
  }

  /**
   * Of both: to erase a person their applications are found by week, so who may erase can read every week. STS counts as
   * reading for CloudTrail, whose events of reading reach only a rule in this state.
   */
  private tellOfOpening({ operations }: RolesProps): void {
    const rule = new Rule(this, 'OpeningRoleTaken', {
      description: 'Somebody has taken a role that can open persons',
      eventPattern: {
        source: ['aws.sts'],
        detailType: ['AWS API Call via CloudTrail'],
        detail: {
          eventSource: ['sts.amazonaws.com'],
          eventName: ['AssumeRole'],
          requestParameters: { roleArn: [this.privacyOfficer.roleArn, this.breakGlass.roleArn] },
        },
      },
    });
    (rule.node.defaultChild as CfnRule).state = 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS';
    operations.tell(rule, openingRoleTaken);
  }
}

const asked = (name: string): string => EventField.fromPath(`$.detail.requestParameters.${name}`);

const openingRoleTaken = {
  title: 'A role that opens data is taken',
  harm: `Somebody has taken the role ${asked('roleArn')}, which can open the data of every person (${asked('sourceIdentity')}).`,
  remedy: 'nobody who should know knows of this ticket? End the session now.',
};

/** The calls of an erasure, which first works off and closes what is open. */
const erasing: TableCalls = {
  GetItem: ['submissions', 'persons', 'offices'],
  PutItem: ['persons', 'erased', 'recounts', 'letters'],
  UpdateItem: ['submissions', 'persons', 'holds'],
  DeleteItem: ['submissions', 'persons'],
  Query: ['persons'],
};
/** What is carried over from the old table to a restored one. */
const leftTheHouse = ['letters', 'statements', 'offices'] as const;

/** Without named principals, whom the account's own administrators let; a stage with real people names them. */
function trusted(arns: readonly string[] = []): PrincipalBase {
  if (arns.length === 0) return new AccountRootPrincipal();
  return new CompositePrincipal(...arns.map((arn) => new ArnPrincipal(arn)));
}

function role(scope: Construct, config: Config, name: keyof typeof named, conditions: Conditions): Role {
  const principals = trusted(config.roles?.[name]);
  const made = new Role(scope, `${name.charAt(0).toUpperCase()}${name.slice(1)}`, {
    roleName: roleName(config, named[name]),
    assumedBy: principals.withConditions(conditions),
    maxSessionDuration: Duration.hours(1),
  });
  if (!conditions['StringLike']) return made;
  const actions = ['sts:SetSourceIdentity'];
  made.assumeRolePolicy?.addStatements(
    new PolicyStatement({ actions, principals: [principals], conditions: withTicket }),
  );
  return made;
}

const allow = (to: Role, actions: string[], resources: string[]): boolean =>
  to.addToPolicy(new PolicyStatement({ actions, resources }));
