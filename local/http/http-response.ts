import type { ServerResponse } from 'node:http';
import { isObject, type Json, type JsonObject, tryParseJson } from '../json.ts';
import type { Outcome } from '../lambda/lambda-environment.ts';

/** Lambda hands on at most 6 MB of an answer. */
const largestAnswer = 6 * 1024 * 1024;

/** The gateway's own answers have this one shape. */
export function sendMessage(response: ServerResponse, status: number, message: string): void {
  const body = JSON.stringify({ message });
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
  });
  response.end(body);
}

/** A function's result as an HTTP answer: in the gateway's format, or any JSON, which then is the body. */
export function sendOutcome(response: ServerResponse, outcome: Outcome): void {
  const answer =
    outcome.ok && outcome.payload.length <= largestAnswer ? tryParseJson(outcome.payload) : undefined;
  if (answer === undefined || answer === null) {
    sendMessage(response, 500, 'Internal Server Error');
    return;
  }
  if (isObject(answer) && answer['statusCode'] !== undefined) sendFormatted(response, answer);
  else
    sendFormatted(response, {
      statusCode: 200,
      headers: { 'content-type': 'application/json' },
      body: asText(answer),
    });
}

function sendFormatted(response: ServerResponse, answer: JsonObject): void {
  const { statusCode, headers, cookies, body, isBase64Encoded } = answer;
  const status = Number(statusCode);
  if (!Number.isInteger(status) || status < 100 || status > 599) {
    sendMessage(response, 500, 'Internal Server Error');
    return;
  }
  response.statusCode = status;
  for (const [name, value] of Object.entries(isObject(headers) ? headers : {}))
    response.setHeader(name, String(value));
  if (Array.isArray(cookies)) response.setHeader('set-cookie', cookies.map(String));
  if (!response.hasHeader('content-type')) response.setHeader('content-type', 'text/plain;charset=UTF-8');
  const bytes = Buffer.from(asText(body ?? ''), isBase64Encoded === true ? 'base64' : 'utf8');
  response.setHeader('content-length', bytes.length);
  response.end(bytes);
}

function asText(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
