import { type Asked, arnIn, type Place } from './emulator.ts';
import { addressesIn, type Headers, headerOf, readHeaders } from './mime-headers.ts';

/** What a client asked SES to send, in either of the two forms of the v1 API. */
export type Submission = {
  readonly operation: 'SendEmail' | 'SendRawEmail';
  readonly source: string;
  readonly recipients: readonly string[];
  readonly tags: Readonly<Record<string, string>>;
  readonly configurationSet?: string;
  readonly headers: Headers;
  readonly raw?: string;
};

export type Form = Readonly<Record<string, string>>;

export function readForm(body: Buffer): Form {
  return Object.fromEntries(new URLSearchParams(body.toString()));
}

export function readSubmission(form: Form): Submission {
  return form['Action'] === 'SendRawEmail' ? readRaw(form) : readSimple(form);
}

/** Sending asks for the sender's domain and for the configuration set, as that sender, to those recipients. */
export function askedOf({ source, configurationSet, recipients }: Submission, place: Place): Asked {
  const from = addressesIn(source)[0] ?? source;
  const identity = arnIn(place, 'ses', `identity/${from.slice(from.indexOf('@') + 1)}`);
  const set = configurationSet ? [arnIn(place, 'ses', `configuration-set/${configurationSet}`)] : [];
  return {
    resources: [identity, ...set],
    context: { 'ses:FromAddress': [from], 'ses:Recipients': recipients },
  };
}

function readSimple(form: Form): Submission {
  const recipients = ['To', 'Cc', 'Bcc'].flatMap((kind) => members(form, `Destination.${kind}Addresses`));
  return {
    operation: 'SendEmail',
    source: form['Source'] ?? '',
    recipients: recipients.flatMap(addressesIn),
    tags: tagsOf(form),
    ...configurationSetOf(form['ConfigurationSetName']),
    headers: [
      { name: 'From', value: form['Source'] ?? '' },
      { name: 'To', value: members(form, 'Destination.ToAddresses').join(', ') },
      { name: 'Subject', value: form['Message.Subject.Data'] ?? '' },
    ],
  };
}

function readRaw(form: Form): Submission {
  const raw = Buffer.from(form['RawMessage.Data'] ?? '', 'base64');
  const headers = readHeaders(raw);
  const envelope = members(form, 'Destinations');
  const written = ['To', 'Cc', 'Bcc'].map((name) => headerOf(headers, name) ?? '');
  return {
    operation: 'SendRawEmail',
    source: form['Source'] ?? headerOf(headers, 'From') ?? '',
    recipients: (envelope.length > 0 ? envelope : written).flatMap(addressesIn),
    tags: { ...headerTags(headerOf(headers, 'X-SES-MESSAGE-TAGS')), ...tagsOf(form) },
    ...configurationSetOf(form['ConfigurationSetName'] ?? headerOf(headers, 'X-SES-CONFIGURATION-SET')),
    headers: headers.filter(({ name }) => !/^(x-ses-|bcc$)/i.test(name)),
    raw: raw.toString('utf8'),
  };
}

/** `Prefix.member.1`, `Prefix.member.2`, … of the query protocol. */
function members(form: Form, prefix: string): string[] {
  const values: string[] = [];
  for (let number = 1; ; number += 1) {
    const value = form[`${prefix}.member.${number}`];
    if (value === undefined) return values;
    values.push(value);
  }
}

function tagsOf(form: Form): Record<string, string> {
  const tags: [string, string][] = [];
  for (let number = 1; ; number += 1) {
    const name = form[`Tags.member.${number}.Name`];
    if (name === undefined) return Object.fromEntries(tags);
    tags.push([name, form[`Tags.member.${number}.Value`] ?? '']);
  }
}

function headerTags(value = ''): Record<string, string> {
  const pairs = value.split(',').map((pair) => pair.split('=').map((part) => part.trim()));
  return Object.fromEntries(pairs.flatMap(([name, tag]) => (name && tag ? [[name, tag]] : [])));
}

function configurationSetOf(name: string | undefined): { configurationSet?: string } {
  return name ? { configurationSet: name } : {};
}
