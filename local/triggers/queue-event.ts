import type { Message, MessageAttributeValue } from '@aws-sdk/client-sqs';
import type { Json, JsonObject } from '../json.ts';

/** A received message as Lambda hands it to a function. https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html */
export function queueRecord(message: Message, arn: string, region: string): JsonObject {
  return {
    messageId: message.MessageId ?? '',
    receiptHandle: message.ReceiptHandle ?? '',
    body: message.Body ?? '',
    attributes: { ...message.Attributes },
    messageAttributes: Object.fromEntries(
      Object.entries(message.MessageAttributes ?? {}).map(([name, value]) => [name, attributeOf(value)]),
    ),
    md5OfBody: message.MD5OfBody ?? '',
    eventSource: 'aws:sqs',
    eventSourceARN: arn,
    awsRegion: region,
  };
}

function attributeOf({ StringValue, BinaryValue, DataType }: MessageAttributeValue): Json {
  return {
    ...(StringValue !== undefined && { stringValue: StringValue }),
    ...(BinaryValue && { binaryValue: Buffer.from(BinaryValue).toString('base64') }),
    stringListValues: [],
    binaryListValues: [],
    dataType: DataType ?? 'String',
  };
}
