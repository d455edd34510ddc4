import * as fc from 'fast-check';
import { type Attempt, type Fresh, sent } from '../harness/attempt.ts';
import type { HostileClass } from '../harness/hostile-class.ts';
import { accepted, refused } from './one-field.ts';

const notAsked =
  'no address is asked for: the field is refused; nothing that a person types reaches a mail (test/hostile/letters.test.ts)';

const addresses = (list: readonly string[]) => (fresh: Fresh) =>
  list.map((email) => refused(fresh, 'email', email, 'unknown-field'));

const headers = [
  'Bcc: x@evil.example',
  'Cc: x@evil.example',
  'Subject: x',
  'Reply-To: x',
  'Content-Type: text/html',
];

/** What would be a header of its own, if a text could end the line before it. */
const injected = (fresh: Fresh, field: string, end: string, header: string): Attempt =>
  refused(fresh, field, `Siti${end}${header}`, 'characters');

/** Mail: addresses, headers, lines. */
export const mailClasses: readonly HostileClass[] = [
  {
    id: 'B64',
    words: 'an address with a line end, or with one in disguise',
    fixed: addresses([
      'a@b.example\r\nBcc: x@evil.example',
      'a@b.example%0d%0aBcc:x',
      '=?utf-8?q?a?=@b.example',
      'a\u2028@b.example',
    ]),
    remark: notAsked,
  },
  {
    id: 'B65',
    words: 'lists of addresses, display names, comments, routes',
    fixed: addresses([
      ...[
        'a@b.example,c@d.example',
        'a@b.example;c@d.example',
        'Siti <a@b.example>',
        'a(x)@b.example',
        '"a b"@c.example',
      ],
      ...['@x,@y:a@b.example', 'a@[127.0.0.1]', '<script>@x.y'],
    ]),
    remark: notAsked,
  },
  {
    id: 'B66',
    words: 'addresses at the borders of what one can be',
    fixed: addresses([
      ...[
        ' a@b.example',
        'a..b@c.example',
        '.a@b.example',
        `${'a'.repeat(65)}@b.example`,
        `a@${'b'.repeat(250)}.id`,
      ],
      ...['a@localhost', 'a@b.invalid', 'a@xn--bcher-kva.example', 'a@bücher.example', 'a@b.example'],
    ]),
    remark: notAsked,
  },
  {
    id: 'B67',
    peersMay: 'accept',
    words: 'a mail’s headers in a name, a village, a story, a program',
    fixed: (fresh) => [
      ...['\r\n', '\n', '\r', '\u2028', '\u0085'].map((end, at) =>
        injected(fresh, 'name', end, headers[at] ?? ''),
      ),
      ...['village', 'safeContact'].map((field) => injected(fresh, field, '\r\n', 'Bcc: x@evil.example')),
      ...headers.flatMap((header) => [
        refused(fresh, 'name', `Siti%0d%0a${header}`, 'characters'),
        accepted(fresh, 'village', `Desa ${header}`),
        accepted(fresh, 'story', `Tolong\n${header}\n\n<b>x</b>`),
        sent(
          `a program that ends in ${header}`,
          fresh({ choices: [{ program: `padat-karya\r\n${header}` }] }),
          { refused: 400, at: ['choices.0.program'], code: 'unknown-value' },
        ),
      ]),
    ],
    generated: (fresh) =>
      fc
        .tuple(
          fc.constantFrom('name', 'village', 'safeContact'),
          fc.constantFrom('\r\n', '\n', '\r\n '),
          fc.constantFrom(...headers),
        )
        .map((parts) => injected(fresh, ...parts)),
  },
  {
    id: 'B68',
    words: 'very long words, lone dots, signs of eight bits',
    fixed: (fresh) => [
      accepted(fresh, 'story', 'x'.repeat(500)),
      accepted(fresh, 'story', 'é'.repeat(500)),
      accepted(fresh, 'story', 'Satu\n.\nFrom sini\n..\ndua'),
      accepted(fresh, 'village', '𝔻'.repeat(80)),
      accepted(fresh, 'name', 'Ő'.repeat(100)),
      refused(fresh, 'story', 'x'.repeat(1000), 'too-long'),
    ],
  },
];
