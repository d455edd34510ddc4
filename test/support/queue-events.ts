import type { SQSEvent, SQSRecord } from 'aws-lambda';
import type { LetterMessage } from '../../shared/messaging/letter-message.ts';

/** A delivery of the letter queue. */
export const queueEvent = (...messages: LetterMessage[]): SQSEvent => ({
  Records: messages.map((message, at) => queueRecord(JSON.stringify(message), `m${at + 1}`)),
});

export const queueRecord = (body: string, messageId: string, sentAt = new Date(0)): SQSRecord => ({
  messageId,
  receiptHandle: `handle-${messageId}`,
  body,
  attributes: {
    ApproximateReceiveCount: '1',
    SentTimestamp: String(sentAt.getTime()),
    SenderId: 'test',
    ApproximateFirstReceiveTimestamp: '0',
  },
  messageAttributes: {},
  md5OfBody: '',
  eventSource: 'aws:sqs',
  eventSourceARN: 'arn:aws:sqs:ap-southeast-3:000000000000:letters',
  awsRegion: 'ap-southeast-3',
});

export const sendMessage = (letter: string): LetterMessage => ({ v: 1, kind: 'send', letter });

export const settleMessage = (letter: string, attempt: number): LetterMessage => ({
  v: 1,
  kind: 'settle',
  letter,
  attempt,
});
