import * as z from 'zod/mini';
import { addressToProve, proven } from '../../shared/directory/address.ts';
import { proofCode } from '../../shared/directory/proof-code.ts';
import { RequestError } from '../../shared/errors.ts';
import { readBody } from '../../shared/http/gate.ts';
import { type HttpRequest, languageFrom, timeOf, wantsPage } from '../../shared/http/request.ts';
import { type HttpResponse, json, page } from '../../shared/http/response.ts';
import { type AskedProof, readProofLink } from '../../shared/identity/proof-links.ts';
import { proofEndedPage, proofPage, provenPage } from '../../shared/pages/office/proof.ts';
import { changeOffice, type DirectoryEntry, findOffice } from '../../shared/storage/offices.ts';
import { tryCode } from '../../shared/storage/sign-in-codes.ts';
import { atLeast } from './at-least.ts';
import type { OfficeDeps } from './deps.ts';
import { typedCode } from './typed-code.ts';

/** Milliseconds: a wrong code and a proof that nobody asks for any more are refused alike. */
const answerAfter = 500;

const fields = z.object({
  token: z.string().check(z.maxLength(1000)),
  code: typedCode,
});

/** The mailed link and the code from the telephone prove both. Sent twice, it answers twice alike. */
export async function receiveProof(request: HttpRequest, deps: OfficeDeps): Promise<HttpResponse> {
  const { token, code } = fields.safeParse(readBody(request)).data ?? { token: '', code: '' };
  const at = timeOf(request);
  const asked = readProofLink(await deps.tokens(), token, at);
  const entry = await atLeast(answerAfter, prove(asked, code, at, deps), deps);
  if (!wantsPage(request)) {
    if (!entry) throw new RequestError('code-wrong');
    return json(200, { proven: true, ...(entry.change && { startsOn: entry.change.startsOn }) });
  }
  const language = languageFrom(request);
  if (entry) return page(200, provenPage({ language, startsOn: entry.change?.startsOn }));
  if (!asked) return page(404, proofEndedPage({ language, hotline: deps.hotline }));
  const { name: officeName } = deps.catalog.office(asked.office);
  return page(403, proofPage({ language, token, officeName, wrong: true }));
}

async function prove(
  asked: AskedProof | undefined,
  code: string,
  at: Date,
  deps: OfficeDeps,
): Promise<DirectoryEntry | undefined> {
  const { table, report } = deps;
  const entry = asked && (await findOffice(table, asked.office));
  if (!entry?.proof || entry.proof.letter !== asked?.letter) return undefined;
  const typed = proofCode(await deps.digests(), entry, entry.proof.letter, code);
  if (!(await tryCode(table, typed, at))) return undefined;
  if (entry.proof.provenAt !== undefined) return entry;
  if (addressToProve(entry) === undefined) return undefined;
  const after = proven(entry, at);
  if (!(await changeOffice(table, entry, after))) return undefined;
  report.log('address-proven', { office: entry.office, startsOn: after.change?.startsOn });
  return after;
}
