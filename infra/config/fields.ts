import * as z from 'zod';
import { hotlineSchema, mostHotlines, telephoneNumber } from '../../shared/hotlines.ts';
import { readerSchema } from '../../shared/letter/readers.ts';
import { isRecipient } from '../../shared/sealing/recipient.ts';
import { functionNames } from '../function-names.ts';
import { said } from './said.ts';

/** Certificates name no longer one: https://docs.aws.amazon.com/acm/latest/userguide/acm-concepts.html#concept-dn */
const longestHost = 64;
const label = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
export const hostPattern = `(?:${label}\\.)+[a-z][a-z0-9-]*[a-z0-9]`;
const hostName = z
  .string()
  .max(longestHost)
  .regex(new RegExp(`^${hostPattern}$`));
const address = z.email().max(254);
const limit = z.number().int().positive().max(1_000_000);

const wholeNumber = (description: string, example: number, schema: z.ZodNumber = limit) =>
  said(schema, description, `a whole number from 1 to ${schema.maxValue}`, example);

export const region = said(
  z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/),
  'Where the stacks and people’s records are. It must have SES, HTTP APIs, EventBridge Scheduler and Lambda with nodejs24.x.',
  'the code of an AWS region',
  'ap-southeast-3',
);

export const sendingDomain = said(
  z
    .string()
    .max(longestHost)
    .regex(new RegExp(`^${hostPattern}$`)),
  'The mail domain that SES verifies and signs for. You must be able to write its DNS.',
  'a domain name in small letters',
  'programs.ministry.example',
);

export const sender = said(
  address,
  'Letters and sign-in codes come from this address. Nobody reads it: bounces arrive as events.',
  'a mail address of sendingDomain',
  'layanan@programs.ministry.example',
);

export const deskMailbox = said(
  address,
  'Mailbox of the ministry’s desk, which owns what nobody else does. Extra readers unsubscribe there. Enter it in the directory of offices too.',
  'a mail address',
  'desk@ministry.example',
);

export const alarmEmail = said(
  address,
  'Who reads in the morning what went wrong, and at night what cannot wait. SNS asks once by mail whether it may write there: without a yes no alarm arrives.',
  'a mail address',
  'on-call@ministry.example',
);

export const nightEmail = said(
  address,
  'Who is woken instead, by an address that rings. Without it, what cannot wait goes to alarmEmail too, under a name that says NOW.',
  'a mail address',
  'night@ministry.example',
);

export const runbookUrl = said(
  z.url({ protocol: /^https$/ }).max(200),
  'Address of docs/runbook.md as a page, which alarms link to. Without it they name the file.',
  'an https:// address',
  'https://wiki.ministry.example/runbook',
);

const reader = z.strictObject({
  id: said(
    readerSchema.shape.id,
    'Names the reader where an address must not stand: keys, queue, tags, logs.',
    'a name of 1 to 30 small letters, digits and -, each only once',
    'statistics',
  ),
  address: said(
    readerSchema.shape.address,
    'Where the statement goes.',
    'a mail address, each only once',
    'statistics@agency.example',
  ),
});

export const extraReaders = said(
  z.array(said(reader, 'One reader.', 'an object with id and address')).max(20),
  'Who else gets the national statement each Monday by mail, rounded and without a link (docs/decisions/extra-readers.md).',
  'a list of at most 20 readers, each with id and address',
  [{ id: 'statistics', address: 'statistics@agency.example' }],
);

/** Mail goes to nobody else, where this is: whole addresses, or all of a domain. */
export const mailOnlyTo = said(
  z
    .array(
      said(
        z
          .string()
          .max(254)
          .regex(new RegExp(`^(?:[a-z0-9._'+-]+)?@${hostPattern}$`)),
        'One address, or all of a domain.',
        'a mail address, or @ and a domain, in small letters',
        '@test.ministry.example',
      ),
    )
    .min(1),
  'The only addresses that mail of this stage reaches, so that a trial never writes to a real office: letters to others are put aside. IAM refuses them too. Every stage but prod must have it; prod must not.',
  'a list of mail addresses and of @domains',
  ['@test.ministry.example', 'desk@ministry.example'],
);

export const origin = said(
  z.string().regex(new RegExp(`^https://(?=.{1,${longestHost}}$)${hostPattern}$`)),
  'Address of the site as people know it: the edge serves it, and links begin with it. Without it, where there is no edge, links use apiDomain, else the address that AWS gives the API.',
  'https:// and a host in small letters, without a path, a port or a / at the end',
  'https://programs.ministry.example',
);

export const apiDomain = said(
  hostName,
  'Domain of the API, with a certificate of its own. The edge calls it, people do not see it. With it, the address that AWS gives an API is closed. Required where there is an edge.',
  'a host name in small letters, of at most 64 characters, other than that of origin',
  'api.programs.ministry.example',
);

export const governmentDomains = said(
  z
    .array(
      said(
        z
          .string()
          .max(longestHost)
          .regex(new RegExp(`^${hostPattern}$`)),
        'One domain.',
        'a domain name in small letters',
        'go.id',
      ),
    )
    .min(1),
  'The government’s mail domains. An office’s address that is neither in one of them nor below it needs a reason (docs/decisions/directory-of-offices.md).',
  'a list of domain names, at least one',
  ['go.id'],
);

export const hotline = said(
  telephoneNumber,
  'The number for every question, on every receipt. 1500630 is the manpower ministry’s call center. Call it before the first deployment.',
  'a telephone number in quotation marks: 3 to 15 digits, with or without + before them',
  '1500630',
);

export const urgentHotlines = said(
  z
    .array(
      said(
        z.strictObject({
          name: said(hotlineSchema.shape.name, 'Whose line it is.', 'a name of 1 to 30 characters', 'SAPA'),
          number: said(
            telephoneNumber,
            'Its number.',
            'a telephone number in quotation marks: 3 to 15 digits',
            '129',
          ),
        }),
        'One line.',
        'an object with name and number',
      ),
    )
    .max(mostHotlines)
    .readonly(),
  'Lines that are answered day and night, above the form’s first question: violence against women and children, migrant workers in trouble. Call each before the first deployment. More than three would push the first question off a small phone.',
  'a list of at most three lines, each with name and number',
  [{ name: 'SAPA', number: '129' }],
);

export const rhythmHours = wholeNumber(
  'An office hears of new referrals at most once in so many hours.',
  3,
  limit.max(24),
);

export const mailsPerSecond = wholeNumber(
  'What SES lets the account send, as its console names it (Account dashboard); letters keep below it. 14 once an account has left the sandbox, 1 in it.',
  14,
  limit.max(10_000),
);

/** The set that counts an hour stays under 50 KB (shared/storage/holds.ts). */
const inAnHour = limit.max(5_000);

export const holdAfter = said(
  z.strictObject({
    source: wholeNumber(
      'From one internet address. A village office with a queue at the door stays below 1,000, and so does a carrier’s shared address on most days.',
      1000,
      inAnHour,
    ),
    phone: wholeNumber('From one telephone number.', 100, inAnHour),
  }),
  'Submissions an hour from one source or phone, beyond which the desk looks first.',
  'an object with source and phone',
);

export const crowdAfter = wholeNumber(
  'Submissions an hour from one source or phone, beyond which those of people in trouble share letters: one for each person up to here, then one each quarter of an hour.',
  30,
  inAnHour,
);

export const processor = said(
  z.enum(['x86_64', 'arm64']),
  'What functions run on. Take that of the Linux machine which deploys: only there compiled code comes along, with which a function starts on a fifth less work (docs/decisions/cold-start.md). arm64 costs a fifth less of what functions cost. Without it: x86_64.',
  'x86_64 or arm64, in quotation marks',
  'arm64',
);

export const logDays = said(
  z.literal([7, 30, 90, 365]),
  'How long logs are kept.',
  'one of 7, 30, 90 and 365, without quotation marks',
  90,
);

export const keepData = said(
  z.boolean(),
  'Table, key, secrets, queue and logs outlive the stacks, and the storage stack refuses deletion. prod must have true.',
  'true or false, without quotation marks',
  true,
);

/** Its end is a sum of the rest, so a slip is noticed here and not in the night in which somebody encrypts to it. */
const agePublicKey = z
  .string()
  .regex(/^age1[02-9ac-hj-np-z]{58}$/)
  .refine(isRecipient);

export const breakGlassRecipient = said(
  agePublicKey,
  'The age public key (https://age-encryption.org) that a break-glass export is encrypted to; its private part lies on paper in a safe. Without it there is no such export.',
  'the public key that age-keygen prints, copied without a slip: age1 and 58 small letters and digits',
);

export const pepperKeepers = said(
  z
    .array(agePublicKey)
    .min(2)
    .max(10)
    .refine((keys) => new Set(keys).size === keys.length),
  'The age public keys of those who keep a copy of the pepper (admin escrow-pepper), each able to open it alone: two, so that one may be lost. Without a copy a lost pepper cannot be replaced.',
  'two to ten public keys of different people, as age-keygen prints them: each age1 and 58 small letters and digits, in quotes',
);

export const reservedConcurrency = said(
  z.partialRecord(
    z.enum(functionNames),
    wholeNumber('Calls at once of this function.', 8, limit.max(10_000)),
  ),
  'Calls at once that a function has for itself, so that a burst at the form cannot take them. Of the 1,000 that most accounts may make, a burst leaves enough for letters and statements. Where there are fewer, and over 111: dispatch 8, notify 2, summarize 1.',
  'an object with names of functions and numbers',
  { dispatch: 8, notify: 2, summarize: 1 },
);

export const concurrentExecutions = wholeNumber(
  'The account’s limit of concurrent executions of Lambda in the region, as Service Quotas names it: 1,000 in most accounts, 10 in new ones. An alarm rings at four fifths.',
  1000,
);

export const apiRequestsPerSecond = wholeNumber(
  'What API Gateway takes in this region, all its APIs together, as Service Quotas names it: 2,500 for a new account in Jakarta. Ask for more before a campaign.',
  2500,
);

export const monthlyBudget = wholeNumber(
  'US dollars that the account may cost a month; alarmEmail hears of four fifths foreseen and of all spent.',
  200,
);

export const quietDays = wholeNumber(
  'An alarm rings after so many days on which nobody applied; without it none does. Seven are as far back as an alarm looks.',
  3,
  limit.max(7),
);
