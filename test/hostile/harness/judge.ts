import type { Attempt, Expected } from './attempt.ts';
import type { HostileClass } from './hostile-class.ts';
import type { Answer } from './target.ts';

type Refusal = Extract<Expected, { readonly refused: number }>;
/** Whether a peer may answer this attempt as it likes. */
export const isOpen = ({ peersMay }: HostileClass, { eitherWay, expected }: Attempt): boolean =>
  eitherWay === true || peersMay === ('kept' in expected ? 'refuse' : 'accept');

type Problem = { status?: unknown; type?: unknown; errors?: { path?: unknown; code?: unknown }[] };

type Rules = {
  /** Status, form and words of our contract. */
  readonly strict: boolean;
  /** Accepted or refused: both are right. */
  readonly open: boolean;
};

/** What is wrong with an answer, in a few words; undefined where nothing is. */
export function faultOf(attempt: Attempt, answer: Answer, { strict, open }: Rules): string | undefined {
  const { expected } = attempt;
  if (answer.fault !== undefined) return answer.fault;
  if (answer.status >= 500) return `${answer.status}`;
  if ('access-control-allow-origin' in answer.headers) return 'lets other sites read the answer';
  if (open) return undefined;
  if ('kept' in expected) return answer.status === 201 ? undefined : `refused with ${answer.status}`;
  if (answer.status < 400) return `accepted with ${answer.status}`;
  if (attempt.values.some((value) => answer.body.includes(value))) return 'the refusal repeats a value';
  return strict ? faultOfProblem(expected, answer) : undefined;
}

function faultOfProblem(
  { refused, at, code, allow, byGateway, page }: Refusal,
  answer: Answer,
): string | undefined {
  if (answer.status !== refused) return `${answer.status} where ${refused} is right`;
  if (byGateway) return undefined;
  if (allow !== undefined && answer.headers['allow'] !== allow) return 'does not say what is allowed';
  if (page) return answer.headers['content-type']?.startsWith('text/html') ? undefined : 'no page';
  if (!answer.headers['content-type']?.startsWith('application/problem+json')) return 'no problem document';
  const { status, type, errors = [] } = JSON.parse(answer.body) as Problem;
  if (status !== refused || !/^urn:pemberdayaan-tki:problem:[a-z-]+$/.test(String(type)))
    return 'an odd problem';
  if (errors.length > 20) return `${errors.length} errors`;
  const paths = errors.map(({ path }) => path);
  if (at && JSON.stringify(paths) !== JSON.stringify(at)) return `names ${paths.join(', ') || 'no field'}`;
  const codes = [String(type).split(':').at(-1), ...errors.map((error) => error.code)];
  return code === undefined || codes.includes(code) ? undefined : `says ${codes.join(', ')}`;
}
