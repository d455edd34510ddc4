import { join } from 'node:path';
import type { Account } from '../account.ts';
import type { Undo } from '../undo.ts';
import { type DynamoDbEmulator, startDynamoDb } from './dynamodb.ts';
import type { CallGate, HostClock, Place } from './emulator.ts';
import { type KmsEmulator, startKms } from './kms.ts';
import { type SecretsEmulator, startSecrets } from './secrets.ts';
import { type SesEmulator, startSes } from './ses.ts';
import { type SqsEmulator, startSqs } from './sqs.ts';

export type Emulators = {
  readonly dynamodb: DynamoDbEmulator;
  readonly sqs: SqsEmulator;
  readonly ses: SesEmulator;
  readonly kms: KmsEmulator;
  readonly secrets: SecretsEmulator;
};

type Options = {
  readonly gate: CallGate;
  readonly clock: HostClock & { fixed(): number | null };
  readonly place: Place;
  readonly account: Account;
  /** Keeps the data here; mails are in memory only. */
  readonly directory: string | undefined;
};

/** Starts all of AWS that this system uses; what has started stands in `undo`, also where a later one fails. */
export async function startEmulators(
  { gate, clock, place, account, directory }: Options,
  undo: Undo,
): Promise<Emulators> {
  const inside = (name: string) => (directory === undefined ? {} : { directory: join(directory, name) });
  const kept = async <T extends { stop(): Promise<void> }>(starting: Promise<T>): Promise<T> => {
    const emulator = await starting;
    undo.later(() => emulator.stop());
    return emulator;
  };
  const [dynamodb, sqs, ses, kms, secrets] = await Promise.all([
    kept(startDynamoDb({ gate, clock, place, account, ...inside('dynamodb') })),
    kept(startSqs({ gate, now: clock.fixed(), region: place.region, ...inside('sqs') })),
    kept(startSes({ gate, clock, place })),
    kept(startKms({ gate, place, account, ...inside('keys') })),
    kept(startSecrets({ gate, clock, place, account, ...inside('secrets') })),
  ]);
  return { dynamodb, sqs, ses, kms, secrets };
}
