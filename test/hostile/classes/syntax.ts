import * as fc from 'fast-check';
import { type Attempt, both, type Fresh, post, sent, valuesOf } from '../harness/attempt.ts';
import type { HostileClass } from '../harness/hostile-class.ts';

const notJson = { refused: 400, code: 'invalid-json' } as const;

/** A valid body's text, changed. */
function damaged(what: string, fresh: Fresh, change: (text: string) => string): Attempt {
  const body = fresh();
  return both(what, post(change(JSON.stringify(body))), notJson, { values: valuesOf(body) });
}

/** JSON as a text and as a structure. */
export const syntaxClasses: readonly HostileClass[] = [
  {
    id: 'B22',
    words: '`null`, `true`, a number, a string or a list instead of an object',
    fixed: (fresh) => [
      ...[null, true, 1, 'x', []].map((body) =>
        sent(JSON.stringify(body), body, { refused: 400 }, { values: [] }),
      ),
      sent('a list of one valid object', [fresh()], { refused: 400 }, { values: [] }),
    ],
    generated: () =>
      fc
        .jsonValue({ maxDepth: 2 })
        .filter((value) => typeof value !== 'object' || value === null || Array.isArray(value))
        .map((value) => sent('any JSON but an object', value, { refused: 400 }, { values: [] })),
  },
  {
    id: 'B23',
    words: 'a key written twice, also in another spelling',
    fixed: (fresh) => [
      damaged('`nik` twice', fresh, (text) => text.replace('{', '{"nik":"3212014501950001",')),
      damaged('`nik` as an escape', fresh, (text) => text.replace('{', '{"\\u006eik":"3212014501950001",')),
      damaged('twice in a choice', fresh, (text) =>
        text.replace('"program":', '"program":"kur-tki","program":'),
      ),
    ],
    generated: (fresh) =>
      fc
        .constantFrom('name', 'phone', 'district', 'consent', 'language')
        .map((key) => damaged(`\`${key}\` twice`, fresh, (text) => text.replace('{', `{"${key}":"x",`))),
  },
];
