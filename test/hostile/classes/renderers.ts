import * as fc from 'fast-check';
import { type Attempt, type Fresh, sent } from '../harness/attempt.ts';
import type { HostileClass } from '../harness/hostile-class.ts';
import { commands, formulas, keys, links, logs, markups, paths, separators, templates } from '../payloads.ts';
import { accepted, refused } from './one-field.ts';

const isName = (text: string): boolean => /^[\p{L}\p{M} .,'’-]*\p{L}[\p{L}\p{M} .,'’-]*$/u.test(text);

/** As a name is kept: with the apostrophe that is written. */
const written = (name: string): string => name.replace(/[`´‘]/g, '’');

/** A name has no room for it; where anything may be written, it is kept as it was written, for a page to make harmless. */
const everywhere = (texts: readonly string[]) => (fresh: Fresh) =>
  texts.flatMap((text): Attempt[] => [
    isName(written(text))
      ? { ...accepted(fresh, 'name', text, written(text)), eitherWay: true }
      : refused(fresh, 'name', text, 'characters'),
    accepted(fresh, 'village', text),
  ]);

/** Two of them in one text. */
const mixed = (texts: readonly string[]) => (fresh: Fresh) =>
  fc
    .tuple(
      fc.constantFrom('village', 'story', 'safeContact'),
      fc.constantFrom(...texts),
      fc.constantFrom(...texts),
    )
    .map(([field, one, other]) => accepted(fresh, field, `${one} ${other}`.slice(0, 80).trim()));

const shown = 'where it is shown: test/hostile/shown.test.ts';

const plain = (
  id: HostileClass['id'],
  words: string,
  texts: readonly string[],
  remark = shown,
): HostileClass => ({
  ...{ id, words, remark, peersMay: 'accept' },
  fixed: everywhere(texts),
  generated: mixed(texts),
});

/** Texts that something behind the form might run. */
export const rendererClasses: readonly HostileClass[] = [
  plain('B69', 'markup in what is typed', markups),
  plain('B70', 'templates in what is typed', templates),
  plain('B71', 'addresses and numbers to tap in what is typed', links),
  plain(
    'B72',
    'formulas in what is typed',
    formulas,
    'no file holds what was typed; names in files: test/unit/functions/statements/formulas.test.ts',
  ),
  plain(
    'B73',
    'quotes and separators of tables',
    separators,
    'no file holds what was typed; files read back: test/unit/functions/statements/files.test.ts',
  ),
  plain(
    'B74',
    'lines of a log, also CloudWatch’s metrics',
    logs,
    'what the log holds afterwards is looked at in every class',
  ),
  {
    ...plain(
      'B75',
      'keys and expressions of the table',
      keys,
      'no two inputs share a key: test/hostile/keys.test.ts',
    ),
    fixed: (fresh) => [
      ...everywhere(keys)(fresh),
      ...['padat-karya#2026', 'padat-karya|x', '#n0', ':v0'].map((program) =>
        sent(program, fresh({ choices: [{ program }] }), { refused: 400, at: ['choices.0.program'] }),
      ),
      ...['32.12#0', 'W#32.12', '32.12|', '#32.12'].map((district) => refused(fresh, 'district', district)),
    ],
  },
  plain('B76', 'commands: SQL, LDAP, shell, XML, log4j', commands),
  plain(
    'B77',
    'paths and names of files',
    paths,
    'names of files are made of a week and an office’s mailbox: test/hostile/keys.test.ts',
  ),
];
