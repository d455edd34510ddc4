import { type MessageTag, SESClient, SESServiceException, SendRawEmailCommand } from '@aws-sdk/client-ses';
import { type Mail, type Mailer, MailRefused, MailUnanswered } from './mailer.ts';
import { composeMime } from './mime.ts';

/** https://docs.aws.amazon.com/ses/latest/APIReference/API_SendRawEmail.html#API_SendRawEmail_Errors */
const never = new Set([
  'MessageRejected',
  'InvalidParameterValue',
  'MailFromDomainNotVerifiedException',
  'ConfigurationSetDoesNotExist',
  'ConfigurationSetDoesNotExistException',
]);

/** The connection was not made, so nothing can have been sent. */
const unreached = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN']);

function translate(error: unknown): never {
  if (error instanceof SESServiceException && (error.$metadata.httpStatusCode ?? 500) < 500)
    throw new MailRefused(never.has(error.name) ? 'never' : 'later', error);
  const code = (error as { readonly code?: unknown }).code;
  if (typeof code === 'string' && unreached.has(code)) throw new MailRefused('later', error);
  throw new MailUnanswered('mail service did not answer', { cause: error });
}

/**
 * Sends through SES. The client must be made with `maxAttempts: 1`: a retry inside the SDK after a lost answer
 * would send the mail twice, and nobody would know.
 */
export class SesMailer implements Mailer {
  private readonly client: SESClient;
  private readonly configurationSet: string;

  constructor(client: SESClient, configurationSet: string) {
    this.client = client;
    this.configurationSet = configurationSet;
  }

  async send(mail: Mail): Promise<string> {
    const command = new SendRawEmailCommand({
      Source: mail.from,
      Destinations: [mail.to],
      RawMessage: { Data: await composeMime(mail) },
      ConfigurationSetName: this.configurationSet,
      Tags: tagsOf(mail),
    });
    const answer = await this.client.send(command).catch(translate);
    if (!answer.MessageId) throw new MailUnanswered('mail service gave no message id');
    return answer.MessageId;
  }
}

/** What SES's events give back: they name the letter, and which of the office's addresses it went to. */
const tagsOf = ({ tag, addressVersion }: Mail): MessageTag[] => [
  ...(tag === undefined ? [] : [{ Name: 'letter', Value: tag }]),
  ...(addressVersion === undefined ? [] : [{ Name: 'address', Value: String(addressVersion) }]),
];

/** One try, shorter than `notify` may run: a lost answer is ours to deal with, not the SDK's. */
export const openMailer = (configurationSet: string): Mailer =>
  new SesMailer(
    new SESClient({
      maxAttempts: 1,
      requestHandler: { connectionTimeout: 2_000, requestTimeout: 8_000, throwOnRequestTimeout: true },
    }),
    configurationSet,
  );
