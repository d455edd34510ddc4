import { createHash, createHmac } from 'node:crypto';
import * as plain from 'node:http';
import * as secure from 'node:https';

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

export type Service = {
  readonly name: string;
  readonly endpoint: string | undefined;
  readonly target: string;
  readonly json: '1.0' | '1.1';
};

/** One call of a service of AWS that speaks JSON, signed by hand. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html */
export async function signedCall(service: Service, operation: string, input: object) {
  const body = JSON.stringify(input);
  const url = new URL(service.endpoint ?? '');
  const at = new Date().toISOString().replace(/[-:]|\.\d{3}/g, '');
  const { AWS_REGION: region = '', AWS_ACCESS_KEY_ID: id, AWS_SECRET_ACCESS_KEY: secret } = process.env;
  const headers: Record<string, string> = {
    'content-type': `application/x-amz-json-${service.json}`,
    host: url.host,
    'x-amz-date': at,
    'x-amz-target': `${service.target}.${operation}`,
  };
  const names = Object.keys(headers).join(';');
  const lines = Object.entries(headers).map(([name, value]) => `${name}:${value}\n`);
  const canonical = `POST\n/\n\n${lines.join('')}\n${names}\n${sha256(body)}`;
  const scope = [at.slice(0, 8), region, service.name, 'aws4_request'];
  const key = scope.reduce<string | Buffer>(hmac, `AWS4${secret}`);
  const signature = hmac(key as Buffer, `AWS4-HMAC-SHA256\n${at}\n${scope.join('/')}\n${sha256(canonical)}`);
  headers['authorization'] =
    `AWS4-HMAC-SHA256 Credential=${id}/${scope.join('/')}, SignedHeaders=${names}, Signature=${signature.toString('hex')}`;
  return send(url, headers, body);
}

/** AWS is asked by HTTPS only; both are loaded, as the SDK's handler of requests does. */
const [plainAgent, secureAgent] = [plain, secure].map(({ Agent }) => new Agent({ keepAlive: true }));

type Reply = { readonly status: number | undefined; readonly content: Record<string, unknown> };

const send = (url: URL, headers: Record<string, string>, body: string): Promise<Reply> =>
  new Promise((done, failed) => {
    const isSecure = url.protocol === 'https:';
    const agent = isSecure ? secureAgent : plainAgent;
    const { request } = isSecure ? secure : plain;
    const options = { agent, method: 'POST', host: url.hostname, port: url.port, headers };
    const sent = request(options, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', failed);
      response.on('end', () =>
        done({ status: response.statusCode, content: JSON.parse(Buffer.concat(chunks).toString()) }),
      );
    });
    sent.on('error', failed);
    sent.end(body);
  });
