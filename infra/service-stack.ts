import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { watchAccount } from './account-alarms.ts';
import { Canary } from './canary.ts';
import type { Config } from './config.ts';
import { Dashboard } from './dashboard.ts';
import { nameDeployment } from './deployment.ts';
import { Directory } from './directory.ts';
import { Intake } from './intake.ts';
import { Letters } from './letters.ts';
import { Operations } from './operations.ts';
import { Reconciliation } from './reconciliation.ts';
import { Referrals } from './referrals.ts';
import { Roles } from './roles.ts';
import { Statements } from './statements.ts';
import type { StorageStack } from './storage-stack.ts';
import { WebApi } from './web-api.ts';

export type ServiceStackProps = StackProps & {
  readonly config: Config;
  readonly storage: StorageStack;
  readonly version: string;
};

/** The whole system on one page: everything that may be deleted and deployed anew, around what storage keeps. */
export class ServiceStack extends Stack {
  constructor(scope: Construct, id: string, { config, storage, version, ...props }: ServiceStackProps) {
    super(scope, id, props);
    const operations = new Operations(this, 'Operations', { config });
    const api = new WebApi(this, 'Web', { config, operations, storage });
    watchAccount(this, { config, storage, operations });
    const common = { config, storage, version, operations, api };

    new Intake(this, 'Intake', common); // a form becomes a stored submission and a receipt
    const { lag } = new Referrals(this, 'Referrals', common); // a submission becomes referrals, which their owners answer
    const letters = new Letters(this, 'Letters', common); // what is new becomes one letter a mailbox, sent once
    const statements = new Statements(this, 'Statements', common); // a closed week becomes figures that add up
    const reconciliation = new Reconciliation(this, 'Reconciliation', common); // what should exist and does not is repaired; silence escalates
    const canary = new Canary(this, 'Canary', common); // an application that is no person's shows every hour that the way is open
    const directory = new Directory(this, 'Addresses', common); // an office is reached by an address that is proven
    const scheduled = [letters, statements, reconciliation, canary].map(({ byClock }) => byClock);
    new Dashboard(this, 'Dashboard', { ...common, lag }); // how the chain from people in to people helped goes
    new Roles(this, 'Roles', { ...common, byHand: [...scheduled, directory.byHand] }); // who may do what by hand
    nameDeployment(this, version);
  }
}
