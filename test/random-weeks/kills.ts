import type { Host } from '../../local/host.ts';
import type { Dice } from '../../local/week/dice.ts';

/** The calls at which each function can end, and up to the how-many-th of them. */
const calls: Readonly<Record<string, readonly (readonly [call: string, upTo: number])[]>> = {
  enroll: [
    ['dynamodb PutItem', 6],
    ['kms GenerateDataKey', 1],
  ],
  dispatch: [
    ['dynamodb PutItem', 12],
    ['dynamodb UpdateItem', 12],
    ['dynamodb GetItem', 2],
    ['sqs SendMessage', 2],
  ],
  pages: [
    ['dynamodb GetItem', 8],
    ['dynamodb UpdateItem', 2],
    ['kms GenerateDataKey', 1],
  ],
  gather: [
    ['dynamodb Query', 300],
    ['dynamodb PutItem', 8],
    ['sqs SendMessage', 8],
  ],
  notify: [
    ['dynamodb UpdateItem', 20],
    ['dynamodb GetItem', 10],
    ['ses SendRawEmail', 10],
  ],
  office: [
    ['dynamodb GetItem', 12],
    ['dynamodb Query', 12],
    ['dynamodb UpdateItem', 8],
    ['ses SendRawEmail', 2],
  ],
  reconcile: [
    ['dynamodb Query', 600],
    ['dynamodb GetItem', 10],
    ['dynamodb UpdateItem', 6],
  ],
  summarize: [
    ['dynamodb GetItem', 40],
    ['dynamodb Query', 40],
    ['dynamodb PutItem', 146],
    ['sqs SendMessage', 72],
  ],
};

/** Arms the end of one process, at a call by chance. */
export function armOne(host: Host, dice: Dice, functionName = dice.oneOf(Object.keys(calls))): void {
  const [call, upTo] = dice.oneOf(calls[functionName] ?? []);
  host.kill(functionName, `${dice.oneOf(['before', 'after'])} ${call} ${1 + dice.below(upTo)}`);
}

/** Kills that are armed and have not happened. */
export function pendingKills(host: Host): number {
  const { kills } = host.describe() as { readonly kills: readonly object[] };
  return kills.length;
}
