import { type MessageTag, SESClient, SESServiceException, SendRawEmailCommand } from '@aws-sdk/client-ses';
import type { AllowedRecipients } from '../letter/allowed-recipients.ts';
import { limitedMailer } from './limited-mailer.ts';
import { type Mail, type Mailer, MailRefused, MailUnanswered, type When } from './mailer.ts';
import { composeMime } from './mime.ts';

/**
 * What SES answers, by the exception's name. What is not listed comes again: most likely permissions or a signature.
 * https://docs.aws.amazon.com/ses/latest/APIReference/API_SendRawEmail.html#API_SendRawEmail_Errors
 * https://docs.aws.amazon.com/ses/latest/APIReference/CommonErrors.html
 */
const answers: ReadonlyMap<string, When> = new Map([
  ['Throttling', 'soon'],
  ['ThrottlingException', 'soon'],
  ['TooManyRequestsException', 'soon'],
  ['ServiceUnavailable', 'retry'],
  ['AccountSendingPausedException', 'later'],
  ['ConfigurationSetSendingPausedException', 'later'],
  ['LimitExceededException', 'later'],
  ['MessageRejected', 'never'],
  ['InvalidParameterValue', 'never'],
  ['MailFromDomainNotVerifiedException', 'never'],
  ['ConfigurationSetDoesNotExist', 'never'],
  ['ConfigurationSetDoesNotExistException', 'never'],
]);

/**
 * Two names mean more than one thing, and only the words tell: a paused account answers `MessageRejected`, and the quota
 * of a day `Throttling`. https://docs.aws.amazon.com/ses/latest/dg/manage-sending-quotas-errors.html
 */
const takesNothing = /sending (is )?(paused|suspended|disabled)|daily (message|sending) quota/i;

function whenOf({ name, message }: SESServiceException): When {
  const when = answers.get(name) ?? 'retry';
  return (name === 'MessageRejected' || when === 'soon') && takesNothing.test(message) ? 'later' : when;
}

/** The connection was not made, so nothing can have been sent. */
function isUnreached(error: unknown): boolean {
  const { syscall, message } = error as { readonly syscall?: string; readonly message?: string };
  if (syscall === 'connect' || syscall === 'getaddrinfo') return true;
  return message?.includes('without establishing a connection') ?? false;
}

function translate(error: unknown): never {
  const isAnswer = error instanceof SESServiceException;
  if (isAnswer && ((error.$metadata.httpStatusCode ?? 500) < 500 || answers.has(error.name)))
    throw new MailRefused(whenOf(error), error);
  if (isUnreached(error)) throw new MailRefused('retry', error);
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

/**
 * A connection for each mail: one that SES has closed while the function was frozen would break off with the next mail on
 * it, and nobody would know whether it was sent.
 */
const onceOnly = { keepAlive: false };

/**
 * One try, shorter than `notify` may run: a lost answer is ours to deal with, not the SDK's. To nobody but those
 * allowed, where the stage says who these are.
 */
export const openMailer = (configurationSet: string, allowed: AllowedRecipients | null): Mailer =>
  limitedMailer(
    new SesMailer(
      new SESClient({
        maxAttempts: 1,
        requestHandler: {
          ...{ connectionTimeout: 2_000, requestTimeout: 8_000, throwOnRequestTimeout: true },
          ...{ httpAgent: onceOnly, httpsAgent: onceOnly },
        },
      }),
      configurationSet,
    ),
    allowed,
  );
