import { Poison, Unavailable } from '../shared/errors.ts';
import type { Ending } from './exit-codes.ts';

/** Why a command does not do what it was asked for, in words for whoever typed it. */
export class Refused extends Error {
  override readonly name = 'Refused';
}

/** What was typed is not what the command takes: nothing was asked of anybody. */
export class Mistyped extends Error {
  override readonly name = 'Mistyped';
}

/** Nobody was refused: nobody has said who asks, or no longer. */
const nobody = /CredentialsProvider|ExpiredToken|InvalidClientToken|UnrecognizedClient/;
const forbidden = /AccessDenied|NotAuthorized|Unauthorized/;
const silent =
  /ECONNREFUSED|ENOTFOUND|ETIMEDOUT|EAI_AGAIN|TimeoutError|Throttling|ServiceUnavailable|fetch failed/;

const takeRole = 'Sign in as for the AWS CLI, or take the role again (docs/runbook.md, "Take a role")';

/** Ending and words of an error; the ports of `shared/` keep what AWS said as its cause. */
export function explain(error: unknown): { readonly ending: Ending; readonly words: string } {
  if (error instanceof Mistyped) return { ending: 'usage', words: error.message };
  // Poison: the pepper of a year that has ended, say. No later try does better.
  if (error instanceof Refused || error instanceof Poison) return { ending: 'refused', words: error.message };
  const chain = causesOf(error);
  const unknown = chain.find(({ name }) => nobody.test(name));
  if (unknown)
    return { ending: 'unknown', words: `AWS does not know who asks: ${unknown.message}. ${takeRole}` };
  const denied = chain.find(({ name }) => forbidden.test(name));
  if (denied) return { ending: 'forbidden', words: `AWS refuses this call to you: ${denied.message}` };
  const absent = chain.find(({ name }) => /NotFoundException/.test(name));
  if (absent) return { ending: 'refused', words: `AWS has nothing by this name: ${absent.message}` };
  const quiet = chain.find((one) => one instanceof Unavailable || silent.test(`${one.name} ${one.message}`));
  if (quiet) return { ending: 'unavailable', words: `No answer: ${quiet.message || quiet.name}` };
  return { ending: 'defect', words: chain.map(({ name, message }) => `${name}: ${message}`).join('; ') };
}

function causesOf(error: unknown): Error[] {
  if (!(error instanceof Error)) return error === undefined ? [] : [new Error(String(error))];
  const code = 'code' in error ? ` ${String(error.code)}` : '';
  const own = Object.assign(new Error(`${error.message}${code}`), { name: error.name });
  return [error instanceof Unavailable ? error : own, ...causesOf(error.cause)];
}
