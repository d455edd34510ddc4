import { Stack, type StackProps } from 'aws-cdk-lib';
import { CfnBudget } from 'aws-cdk-lib/aws-budgets';
import type { Construct } from 'constructs';
import type { Config } from './config.ts';

export type CostsStackProps = StackProps & { readonly config: Config };

/** Tells when the account costs more than planned. A stack of its own: CloudFormation knows budgets in few regions. */
export class CostsStack extends Stack {
  constructor(scope: Construct, id: string, { config, ...props }: CostsStackProps) {
    super(scope, id, props);
    const subscribers = [{ subscriptionType: 'EMAIL', address: config.alarmEmail }];
    const tell = (notificationType: 'FORECASTED' | 'ACTUAL', threshold: number) => ({
      notification: {
        notificationType,
        threshold,
        thresholdType: 'PERCENTAGE',
        comparisonOperator: 'GREATER_THAN',
      },
      subscribers,
    });
    new CfnBudget(this, 'Budget', {
      budget: {
        // All that a mail of AWS Budgets says of what to do.
        budgetName: `pemberdayaan-tki-${config.stage} - Costs exceed the plan`,
        budgetType: 'COST',
        timeUnit: 'MONTHLY',
        budgetLimit: { amount: config.monthlyBudget, unit: 'USD' },
      },
      notificationsWithSubscribers: [tell('FORECASTED', 80), tell('ACTUAL', 100)],
    });
  }
}
