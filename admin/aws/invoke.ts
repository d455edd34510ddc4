import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda';
import { Refused } from '../failure.ts';

/** The alias that whatever calls a function calls: an operator may call and look at nothing else of it. */
export const live = 'live';

/** The answer of a function; its own error, in its own words, is a refusal. */
export async function invoke(client: LambdaClient, FunctionName: string, payload: object): Promise<unknown> {
  const answer = await client.send(
    new InvokeCommand({ FunctionName, Qualifier: live, Payload: Buffer.from(JSON.stringify(payload)) }),
  );
  const text = Buffer.from(answer.Payload ?? []).toString();
  const value: unknown = text === '' ? undefined : JSON.parse(text);
  if (answer.FunctionError === undefined) return value;
  const { errorMessage } = (value ?? {}) as { readonly errorMessage?: unknown };
  throw new Refused(`The function ended with an error: ${String(errorMessage)}`);
}
