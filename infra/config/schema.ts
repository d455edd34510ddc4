import * as z from 'zod';
import * as fields from './fields.ts';
import { edge, restoredTable, roles, throttle } from './groups.ts';
import { said } from './said.ts';

const file = z.strictObject({
  $schema: said(
    z.string().exactOptional(),
    'Leads editors to this schema, so that they help and check.',
    '"./schema.json"',
    './schema.json',
  ),
  region: fields.region,
  sendingDomain: fields.sendingDomain,
  sender: fields.sender,
  deskMailbox: fields.deskMailbox,
  alarmEmail: fields.alarmEmail,
  nightEmail: fields.nightEmail.exactOptional(),
  runbookUrl: fields.runbookUrl.exactOptional(),
  extraReaders: fields.extraReaders.exactOptional(),
  mailOnlyTo: fields.mailOnlyTo.exactOptional(),
  origin: fields.origin.exactOptional(),
  apiDomain: fields.apiDomain.exactOptional(),
  edge,
  governmentDomains: fields.governmentDomains,
  hotline: fields.hotline,
  urgentHotlines: fields.urgentHotlines.exactOptional(),
  rhythmHours: fields.rhythmHours,
  mailsPerSecond: fields.mailsPerSecond,
  holdAfter: fields.holdAfter,
  crowdAfter: fields.crowdAfter,
  throttle,
  apiRequestsPerSecond: fields.apiRequestsPerSecond,
  concurrentExecutions: fields.concurrentExecutions,
  reservedConcurrency: fields.reservedConcurrency.exactOptional(),
  roles: roles.exactOptional(),
  breakGlassRecipient: fields.breakGlassRecipient.exactOptional(),
  pepperKeepers: fields.pepperKeepers.exactOptional(),
  restoredTable: restoredTable.exactOptional(),
  processor: fields.processor.exactOptional(),
  logDays: fields.logDays,
  keepData: fields.keepData,
  monthlyBudget: fields.monthlyBudget,
  quietDays: fields.quietDays.exactOptional(),
});

/** What a file of config/ holds. The stage is the file's name. */
export const fileSchema = said(
  file,
  'The settings of one stage, which has the name of this file.',
  'an object with the fields of docs/configuration.md: copy another stage’s file',
);

export type Fields = Omit<z.output<typeof fileSchema>, '$schema'>;
