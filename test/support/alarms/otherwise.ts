import type { Template } from 'aws-cdk-lib/assertions';
import { compilePattern } from '../../../local/triggers/event-pattern.ts';
import { resourceNamed } from '../synthesis.ts';

type Notice = {
  readonly Notification: {
    readonly NotificationType: 'ACTUAL' | 'FORECASTED';
    readonly ComparisonOperator: 'GREATER_THAN';
    readonly Threshold: number;
    readonly ThresholdType: 'PERCENTAGE';
  };
  readonly Subscribers: readonly { readonly SubscriptionType: 'EMAIL'; readonly Address: string }[];
};
type Spent = { readonly actual: number; readonly forecast: number };

/** Who is mailed at these dollars of the month, as AWS Budgets does it: once for each notice. */
export function mailedByBudget(costs: Template, { actual, forecast }: Spent): string[] {
  const { Budget, NotificationsWithSubscribers } = resourceNamed(costs, 'Budget').Properties;
  const { BudgetLimit } = Budget as { readonly BudgetLimit: { readonly Amount: number } };
  return (NotificationsWithSubscribers as readonly Notice[]).flatMap(({ Notification, Subscribers }) => {
    const spent = Notification.NotificationType === 'ACTUAL' ? actual : forecast;
    const isAbove = spent > (BudgetLimit.Amount * Notification.Threshold) / 100;
    return isAbove ? Subscribers.map(({ Address }) => Address) : [];
  });
}

/** Whether the taking of a role, as CloudTrail tells it, is mailed: the role by its logical id. */
export function isRoleTold(service: Template, role: string, eventName = 'AssumeRole'): boolean {
  const { EventPattern } = resourceNamed(service, 'RolesOpeningRoleTaken').Properties;
  const named = JSON.stringify(EventPattern).replace(
    /\{"Fn::GetAtt":\["Roles([A-Za-z]+?)[0-9A-F]{8}","Arn"\]\}/g,
    '"$1"',
  );
  const detail = { eventSource: 'sts.amazonaws.com', eventName, requestParameters: { roleArn: role } };
  return compilePattern(JSON.parse(named))({
    ...{ source: 'aws.sts', 'detail-type': 'AWS API Call via CloudTrail' },
    detail,
  });
}
