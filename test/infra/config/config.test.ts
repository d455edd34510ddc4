import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { afterAll, describe, expect, it } from 'vitest';
import { configurationPage, jsonSchema } from '../../../infra/config/describe.ts';
import { fileSchema } from '../../../infra/config/schema.ts';
import { fieldsOf, saidOf } from '../../../infra/config/tree.ts';
import { unfinishedIn } from '../../../infra/config/unfinished.ts';
import { checkConfig, readConfig } from '../../../infra/config.ts';

const folder = mkdtempSync(join(tmpdir(), 'config-'));
afterAll(() => rmSync(folder, { recursive: true }));
const stages = ['dev', 'prod'] as const;
const textOf = (stage: string): string => readFileSync(`config/${stage}.json`, 'utf8');

/** What is said of the file of a stage after a change of its text. */
function saidAfter(change: (text: string) => string, stage = 'prod'): string {
  for (const one of stages)
    writeFileSync(join(folder, `${one}.json`), one === stage ? change(textOf(one)) : textOf(one));
  try {
    readConfig(stage, pathToFileURL(`${folder}/`));
  } catch (error) {
    return (error as Error).message;
  }
  return 'nothing';
}

/** What is said where these fields stand in the place of the file's; undefined takes one away. */
const saidOfFields = (fields: object, stage = 'prod'): string =>
  saidAfter((text) => JSON.stringify({ ...JSON.parse(text), ...fields }, null, 2), stage);

const swap = (from: string, to: string) => (text: string) => {
  expect(text).toContain(from);
  return text.replace(from, to);
};
const without = (field: string) => (text: string) =>
  JSON.stringify({ ...JSON.parse(text), [field]: undefined }, null, 2);

const { edge, roles, throttle } = readConfig('prod');
const [keeper] = readConfig('dev').pepperKeepers ?? [];
const reader = { id: 'statistics', address: 'a@reader.example' };
const streamArn = 'arn:aws:dynamodb:ap-southeast-1:123456789012:table/records/stream/2026';

describe('ten mistakes in config/prod.json and what is said of them', () => {
  const mistakes: Record<string, (text: string) => string> = {
    '1. a comma is missing': swap('"logDays": 90,', '"logDays": 90'),
    '2. a field stands twice': swap('"rhythmHours": 3,', '"rhythmHours": 3,\n  "hotline": "129",'),
    '3. a field has a slip': swap('"alarmEmail"', '"alarmMail"'),
    '4. numbers are texts, one is negative': (text) =>
      swap('"logDays": 90', '"logDays": "90"')(swap('"burst": 40', '"burst": -40')(text)),
    '5. a secret stands where a public key belongs': swap(
      '"keepData"',
      '"breakGlassRecipient": "AGE-SECRET-KEY-1QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L",\n  "keepData"',
    ),
    '6. prod keeps nothing, and names nobody': (text) =>
      without('roles')(swap('"keepData": true', '"keepData": false')(text)),
    '7. the address has a path, the sender another domain': (text) =>
      swap(
        '"layanan@pemberdayaan-tki.example"',
        '"layanan@gmail.com"',
      )(swap('"https://pemberdayaan-tki.example"', '"https://pemberdayaan-tki.example/form"')(text)),
    '8. the API has the name of the site': swap('"api.pemberdayaan', '"pemberdayaan'),
    '9. more is reserved than the account has': swap(
      '"concurrentExecutions": 1000,',
      '"concurrentExecutions": 10,',
    ),
    '10. a trial’s list of addresses is in prod': swap(
      '"hotline"',
      '"mailOnlyTo": ["@offices.example"],\n  "hotline"',
    ),
  };
  const reserved = swap('"keepData"', '"reservedConcurrency": { "dispatch": 8, "notify": 1 },\n  "keepData"');
  it('are plain words', async () => {
    const told = Object.entries(mistakes).map(([name, change]) => {
      const said = saidAfter((text) => (name.startsWith('9') ? reserved(change(text)) : change(text)));
      // Lines move with every field; they are tested below.
      return `## ${name}\n\n${said
        .replace(/^\S+(?=prod\.json)/, 'config/')
        .replace(/line \d+/g, 'line …')
        .replace(/column \d+/g, 'column …')}\n`;
    });
    expect(told.filter((said) => said.includes('nothing\n'))).toEqual([]);
    await expect(told.join('\n')).toMatchFileSnapshot('ten-mistakes.txt');
  });
});

describe('a configuration', () => {
  it.each([
    ['an unknown stage', 'production', /No stage "production": there is no config\/production\.json\./],
    ['a stage with a slip', 'prd', /Did you mean prod\? The stages are dev, prod\./],
    ['a name of no stage', '../prod', /"\.\.\/prod" is no name of a stage: 2 to 12 small letters/],
    ['a stage of capitals', 'Prod', /is no name of a stage.*Did you mean prod\?/],
    ['what every object has', 'constructor', /No stage "constructor"/],
  ])('is refused for %s, naming the stages', (_what, stage, said) => {
    expect(() => readConfig(stage)).toThrow(said);
  });

  const small = '{\n  "logDays": 90,\n  "rhythmHours": 3,\n  "roles": ["a"],\n  "keepData": true\n}\n';
  it.each<[what: string, change: (text: string) => string, at: string, said: string]>([
    ['a missing comma', swap('3,', '3'), '4, column 3', 'write the comma (,) after what ends on line 3.'],
    ['a missing colon', swap('s":', 's"'), '2, column 13', 'a colon (:) is missing after the name'],
    ['a comma before the end', swap('true', 'true,'), '5, column 19', 'a comma that nothing follows'],
    ['a comment', swap('true', 'true // or not'), '5, column 20', 'a comment, which JSON does not have'],
    ['typographic quotation marks', swap('"keepData"', '“keepData”'), '5, column 3', 'of another kind'],
    ['a name that is bare', swap('"keepData"', 'keepData'), '5, column 3', 'a name in quotation marks must'],
    ['True', swap('true', 'True'), '5, column 15', 'a value must stand here'],
    ['a number that begins with 0', swap('3', '03'), '3, column 18', 'a value must stand here'],
    ['no end', swap('true\n}', 'true'), '6, column 1', 'the file ends before the } of line 1'],
    ['a list that ends as an object', swap(']', '}'), '4, column 16', 'a ] is missing in the place of the }'],
    ['more after the end', (text) => `${text}}`, '7, column 1', 'there is something after the end'],
    ['a text over two lines', swap('"a"', '"a\n"'), '4, column 13', 'does not end on its line'],
    ['nothing at all', () => ' \n', '1, column 1', 'the file is empty'],
  ])('that is broken by %s is told with line and column', (_what, change, at, said) => {
    const told = saidAfter(() => change(small));
    expect(told).toContain(said);
    expect(told).toContain(`1. line ${at}\n`);
  });

  it('that ends too early says where else the end may be missing', () => {
    expect(saidAfter(() => '{\n  "holdAfter": { "source": 1,\n  "keepData": true\n}\n')).toContain(
      'if it seems to be there, it ends something after line 1 that has no end of its own.',
    );
  });

  it('may begin with the mark that Windows writes, and end its lines as Windows does', () => {
    expect(saidAfter((text) => `\uFEFF${text.replaceAll('\n', '\r\n')}`)).toBe('nothing');
  });

  it('may not name what every object has', () => {
    expect(saidAfter(swap('"logDays"', '"__proto__": {}, "logDays"'))).toContain('1. __proto__ (line');
    expect(saidAfter(swap('"logDays"', '"constructor": {}, "logDays"'))).toContain('1. constructor (line');
  });

  it('that holds a list is told so', () => {
    expect(saidAfter(() => '[1, 2]')).toContain('is:      a list of 2\n   must be: an object');
  });

  it.each<[what: string, fields: object, path: string]>([
    ['a limit of nothing', { holdAfter: { source: 0, phone: 100 } }, 'holdAfter.source'],
    ['a limit that no item can count', { holdAfter: { source: 5_001, phone: 100 } }, 'holdAfter.source'],
    ['half a limit', { crowdAfter: 1.5 }, 'crowdAfter'],
    ['a mailbox that is none', { deskMailbox: 'desk' }, 'deskMailbox'],
    ['a region that is a city', { region: 'Jakarta' }, 'region'],
    ['an origin without TLS', { origin: 'http://pemberdayaan-tki.example' }, 'origin'],
    ['a host that no certificate can name', { apiDomain: `${'a'.repeat(60)}.example` }, 'apiDomain'],
    [
      'a hotline that cannot be dialed',
      { urgentHotlines: [{ name: 'SAPA', number: '129 WA' }] },
      'urgentHotlines[0].number',
    ],
    [
      'a fourth hotline',
      { urgentHotlines: Array(4).fill({ name: 'SAPA', number: '129' }) },
      'urgentHotlines',
    ],
    ['a reader without an address', { extraReaders: [{ id: 'statistics' }] }, 'extraReaders[0].address'],
    [
      'a reader whose id can be no name of a letter',
      { extraReaders: [{ ...reader, id: 'Statistik @' }] },
      'extraReaders[0].id',
    ],
    [
      'two readers under one id',
      { extraReaders: [reader, { ...reader, address: 'b@reader.example' }] },
      'extraReaders[1].id',
    ],
    [
      'two readers at one address',
      { extraReaders: [reader, { id: 'b', address: 'A@reader.example' }] },
      'extraReaders[1].address',
    ],
    ['more readers than a function’s settings hold', { extraReaders: longReaders() }, 'extraReaders'],
    [
      'an edge of texts',
      { edge: { postsPerAddress: 'many', requestsPerAddress: 1 } },
      'edge.requestsPerAddress',
    ],
    [
      'more posts than requests',
      { edge: { postsPerAddress: 200, requestsPerAddress: 100 } },
      'edge.postsPerAddress',
    ],
    ['an edge that is off without a reason', { edge: { off: '' } }, 'edge.off'],
    ['an edge that is both on and off', { edge: { ...edge, off: 'We have another one.' } }, 'edge.off'],
    ['no word about the edge', { edge: undefined }, 'edge'],
    ['an edge without a host to call', { apiDomain: undefined }, 'apiDomain'],
    ['an edge without a name', { origin: undefined }, 'origin'],
    ['a route without a rate', { throttle: { ...throttle, routes: {} } }, 'throttle.routes["POST /status"]'],
    [
      'a rate of a route that is none',
      {
        throttle: {
          ...throttle,
          routes: { ...throttle.routes, 'POST /statsu': { requestsPerSecond: 1, burst: 1 } },
        },
      },
      'throttle.routes["POST /statsu"]',
    ],
    ['a burst below its rate', { throttle: { ...throttle, burst: 50 } }, 'throttle.burst'],
    [
      'a burst of a route below its rate',
      {
        throttle: {
          ...throttle,
          routes: { ...throttle.routes, 'POST /status': { requestsPerSecond: 50, burst: 5 } },
        },
      },
      'throttle.routes["POST /status"].burst',
    ],
    ['one keeper of two names', { pepperKeepers: [keeper, keeper] }, 'pepperKeepers'],
    [
      'a key with a slip, which would be noticed when somebody encrypts to it',
      { breakGlassRecipient: keeper?.replace(/.$/, 'q') },
      'breakGlassRecipient',
    ],
    ['more requests than the account takes', { apiRequestsPerSecond: 200 }, 'throttle'],
    [
      'more codes than mails',
      { mailsPerSecond: 1 },
      'throttle.routes["POST /office/code"].requestsPerSecond',
    ],
    ['a function that nobody knows', { reservedConcurrency: { notfy: 2 } }, 'reservedConcurrency.notfy'],
    [
      'roles of one person',
      { roles: { ...roles, privacyOfficer: roles?.operator } },
      'roles.privacyOfficer[0]',
    ],
    [
      'a role that is an account',
      { roles: { ...roles, operator: ['arn:aws:iam::123456789012:root'] } },
      'roles.operator[0]',
    ],
    [
      'the stream of another region',
      { restoredTable: { name: 'records', streamArn } },
      'restoredTable.streamArn',
    ],
    ['the stage in the file', { stage: 'prod' }, 'stage'],
  ])('is refused with %s, naming the path', (_what, fields, path) => {
    const told = saidOfFields(fields);
    expect(told).toMatch(/^\S+prod\.json has /);
    expect(told.match(/^\d+\. (.+?)( \(line.*)?$/gm)?.join('\n')).toContain(`. ${path}`);
    expect(told.match(/^ {3}fix: {5}\S/gm)?.length).toBe(told.match(/^\d+\. /gm)?.length);
  });

  it('tells all its problems at once, each once', () => {
    const told = saidOfFields({
      sendr: 'a@b.example',
      sender: undefined,
      hotline: 1500630,
      rhythmHours: '3',
    });
    expect(told.match(/^\d+\. \S+/gm)).toEqual(['1. sendr', '2. hotline', '3. rhythmHours']);
    expect(told).toContain('did you mean "sender"?');
    expect(told).toContain('fix:     write "1500630".');
    expect(told).toContain('fix:     write 3.');
  });

  it('gets no address as the repair of a text that is none', () => {
    expect(saidOfFields({ edge: { off: true } })).toContain('fix:     write, for example, "The ministry');
    expect(saidOfFields({ edge: { off: 'no' } })).toContain('fix:     write, for example, "The ministry');
    expect(saidOfFields({ origin: 'programs.go.id' })).toContain('fix:     write "https://programs.go.id".');
    expect(saidOfFields({ origin: 'https://programs.go.id:443/form' })).toContain(
      '"https://programs.go.id".',
    );
  });

  it('is moved where a field belongs, when it stands elsewhere', () => {
    expect(saidOfFields({ postsPerAddress: 3 })).toContain('it belongs to edge.postsPerAddress');
  });

  it.each([
    'AGE-SECRET-KEY-1QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7LQPZRY9X8GF2TVDW0S3JN54KH',
    'AKIAIOSFODNN7EXAMPLE',
    'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    'https://admin:hunter22@pemberdayaan-tki.example',
    '-----BEGIN PRIVATE KEY-----',
  ])('never repeats a secret: %s', (secret) => {
    for (const field of ['sender', 'origin', 'breakGlassRecipient', 'region', 'password'])
      expect(saidOfFields({ [field]: secret })).not.toContain(secret.slice(0, 20));
    expect(saidOfFields({ [secret]: 1 })).not.toContain(secret);
    expect(saidOfFields({ hotline: { [secret]: 1 } })).not.toContain(secret);
  });
});

describe('a stage that is not prod', () => {
  it('must say who may get its mail, and let its own desk and readers be among them', () => {
    expect(saidOfFields({ mailOnlyTo: undefined }, 'dev')).toContain('1. mailOnlyTo\n   is:      missing');
    const told = saidOfFields({ mailOnlyTo: ['@a.example'], extraReaders: [reader] }, 'dev');
    expect(told.match(/^\d+\. \S+/gm)).toEqual(['1. deskMailbox', '2. extraReaders[0].address']);
    expect(saidOfFields({ mailOnlyTo: ['*@ministry.example'] }, 'dev')).toContain('1. mailOnlyTo[0]');
  });

  it('may have neither roles nor an edge, and lose its data', () => {
    expect(readConfig('dev')).toMatchObject({ keepData: false, edge: { off: expect.any(String) } });
    expect(readConfig('dev').roles).toBeUndefined();
  });
});

describe('a configuration that is in no file', () => {
  it('is held to the same rules', () => {
    const prod = readConfig('prod');
    expect(checkConfig(prod)).toEqual(prod);
    expect(() => checkConfig({ ...prod, sender: 'a@elsewhere.example' })).toThrow(/1\. sender\n/);
  });
});

describe('what came with the sources', () => {
  it('is found wherever it still stands', () => {
    expect(unfinishedIn(readConfig('prod'))).toEqual([
      ...['sendingDomain', 'sender', 'deskMailbox', 'alarmEmail', 'origin', 'apiDomain'],
      ...['roles.operator[0]', 'roles.privacyOfficer[0]', 'roles.breakGlass[0]'],
    ]);
    expect(
      unfinishedIn({ sender: 'a@ministry.go.id', roles: { operator: ['arn:aws:iam::123456789012:role/a'] } }),
    ).toEqual([]);
  });
});

describe('the schema for editors', () => {
  const schema = JSON.parse(jsonSchema());
  const ajv = new Ajv({ allErrors: true });
  addFormats.default(ajv);
  ajv.addVocabulary(['errorMessage']);
  const validate = ajv.compile(schema);

  it('is made anew after each change of a field: npm run config', () => {
    expect(JSON.parse(readFileSync('config/schema.json', 'utf8'))).toEqual(schema);
    const words = (text: string) => text.replace(/\s+/g, ' ').trim();
    expect(words(readFileSync('docs/configuration.md', 'utf8'))).toBe(words(configurationPage()));
  });

  it.each(stages)('is named by the file of %s, and lets it through', (stage) => {
    const file = JSON.parse(textOf(stage));
    expect(file.$schema).toBe('./schema.json');
    expect(validate(file), ajv.errorsText(validate.errors)).toBe(true);
  });

  it('finds what is wrong within a field', () => {
    expect(validate({ ...JSON.parse(textOf('prod')), rhythmHours: 25, sendr: 1 })).toBe(false);
    expect(validate.errors?.map(({ keyword }) => keyword).sort()).toEqual([
      'additionalProperties',
      'maximum',
    ]);
  });

  it('describes every field, and says what it must be', () => {
    for (const { path, schema: one } of fieldsOf(fileSchema)) {
      const { description, errorMessage, examples = [] } = saidOf(one);
      expect([path, description, errorMessage]).toEqual([path, expect.any(String), expect.any(String)]);
      for (const example of examples) expect([path, fileField(one, example)]).toEqual([path, true]);
    }
  });
});

const fileField = (schema: Parameters<typeof saidOf>[0], value: unknown): boolean =>
  (schema as typeof fileSchema).safeParse(value).success;

/** Each as long as it may be, for addresses of this length. */
function longReaders() {
  return Array.from({ length: 20 }, (_, index) => ({
    id: `reader-${index}`,
    address: `${'a'.repeat(60)}@${index}.${'b'.repeat(60)}.example`,
  }));
}
