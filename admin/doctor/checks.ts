import { alarmReaders } from './alarm-readers.ts';
import { canary } from './canary.ts';
import type { Check } from './check.ts';
import { concurrency } from './concurrency.ts';
import { configuration } from './configuration.ts';
import { consumers } from './consumers.ts';
import { deadLetters } from './dead-letters.ts';
import { dmarc } from './dmarc.ts';
import { escrow } from './escrow.ts';
import { functions } from './functions.ts';
import { holidays } from './holidays.ts';
import { mailEvents } from './mail-events.ts';
import { mailFrom } from './mail-from.ts';
import { mailboxes } from './mailboxes.ts';
import { schedules } from './schedules.ts';
import { sealingKey } from './sealing-key.ts';
import { secrets } from './secrets.ts';
import { sender } from './sender.ts';
import { account, plan, rate } from './sending.ts';
import { site } from './site.ts';
import { suppression } from './suppression.ts';
import { table } from './table.ts';

/** In the order in which a new system is put right: what the next ones stand on comes first. */
export const checks: readonly Check[] = [
  configuration,
  table,
  sealingKey,
  secrets,
  escrow,
  functions,
  concurrency,
  site,
  consumers,
  schedules,
  sender,
  account,
  rate,
  mailEvents,
  mailFrom,
  dmarc,
  alarmReaders,
  mailboxes,
  suppression,
  deadLetters,
  holidays,
  plan,
  canary,
];
