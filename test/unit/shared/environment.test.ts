import { afterEach, describe, expect, it, vi } from 'vitest';
import { readEnvironment, readOptional, type Variable } from '../../../shared/environment.ts';
import { bundleOf, optionalVariables, variablesNeeded } from '../../support/calls.ts';

const good: Readonly<Record<Variable, string>> = {
  SERVICE_NAME: 'office',
  VERSION: '1.2.3',
  TABLE_NAME: 'pemberdayaan-tki-dev-storage-RecordsTable1234-X',
  SEALING_KEY_ID: '8f2b1a34-1111-2222-3333-444455556666',
  PEPPER_SECRET_ID: 'arn:aws:secretsmanager:ap-southeast-3:000000000000:secret:Pepper-a1b2c3',
  LINK_SECRET_ID: 'arn:aws:secretsmanager:ap-southeast-3:000000000000:secret:Link-a1b2c3',
  ORIGIN_SECRET_ID: 'arn:aws:secretsmanager:ap-southeast-3:000000000000:secret:Origin-a1b2c3',
  CANARY_SECRET_ID: 'arn:aws:secretsmanager:ap-southeast-3:000000000000:secret:Origin-a1b2c3',
  LETTER_QUEUE_URL: 'https://sqs.ap-southeast-3.amazonaws.com/000000000000/letters',
  DEAD_LETTERS_URL: 'http://127.0.0.1:4100/000000000000/dead-letters',
  DEAD_WORK_URL: 'https://sqs.ap-southeast-3.amazonaws.com/000000000000/dead-work',
  CONFIGURATION_SET: 'letters-AbC',
  SENDER: 'layanan@pemberdayaan-tki.example',
  DESK_MAILBOX: 'desk@pemberdayaan-tki.example',
  MAIL_ONLY_TO: '["@offices.example"]',
  READERS: '[{"id":"bps","address":"bps@stat.example"}]',
  READER_IDS: '["bps"]',
  ORIGIN: 'http://127.0.0.1:8080',
  HOTLINE: '1500630',
  URGENT_HOTLINES: '[{"name":"SAPA","number":"129"}]',
  GOVERNMENT_DOMAINS: '["go.id"]',
  RHYTHM_HOURS: '3',
  MAIL_EVERY_MS: '160',
  HOLD_AFTER_SOURCE: '1000',
  HOLD_AFTER_PHONE: '100',
  CROWD_AFTER: '100',
};
const names = Object.keys(good) as Variable[];

/** One or more wrong values each, and what the error says. */
const wrong: Readonly<Record<Variable, readonly (readonly [string, string])[]>> = {
  SERVICE_NAME: [['a b', 'is no name']],
  VERSION: [['1 2', 'is no name']],
  TABLE_NAME: [['records/x', 'is no name']],
  SEALING_KEY_ID: [['a key', 'is neither a name nor an ARN']],
  PEPPER_SECRET_ID: [['a secret', 'is neither a name nor an ARN']],
  LINK_SECRET_ID: [['a secret', 'is neither a name nor an ARN']],
  ORIGIN_SECRET_ID: [['a secret', 'is neither a name nor an ARN']],
  CANARY_SECRET_ID: [['a secret', 'is neither a name nor an ARN']],
  LETTER_QUEUE_URL: [
    ['letters', 'is no address (URL)'],
    ['ftp://x/y', 'is no address (URL)'],
  ],
  DEAD_LETTERS_URL: [['dead', 'is no address (URL)']],
  DEAD_WORK_URL: [['dead', 'is no address (URL)']],
  CONFIGURATION_SET: [['a/b', 'is no name']],
  SENDER: [['nobody', 'is no mail address']],
  DESK_MAILBOX: [['nobody', 'is no mail address']],
  MAIL_ONLY_TO: [
    ['[', 'is no JSON'],
    ['[]', 'is malformed'],
    ['["offices.example"]', 'is malformed'],
  ],
  READERS: [
    ['[', 'is no JSON'],
    ['{}', 'is malformed'],
    ['[{"id":"bps"}]', 'is malformed'],
  ],
  READER_IDS: [
    ['bps', 'is no JSON'],
    ['[1]', 'is malformed'],
  ],
  ORIGIN: [
    ['example', 'is no address (URL)'],
    ['https://x.example/path', 'has a path'],
  ],
  HOTLINE: [['call us', 'is malformed']],
  URGENT_HOTLINES: [
    ['SAPA', 'is no JSON'],
    ['[{"name":"SAPA"}]', 'is malformed'],
  ],
  GOVERNMENT_DOMAINS: [
    ['go.id', 'is no JSON'],
    ['[]', 'is malformed'],
    ['["go id"]', 'is malformed'],
  ],
  RHYTHM_HOURS: [
    ['three', 'is no number'],
    ['0', 'is not above zero'],
    ['2.5', 'is no whole number'],
  ],
  MAIL_EVERY_MS: [
    ['fast', 'is no number'],
    ['0', 'is not above zero'],
  ],
  HOLD_AFTER_SOURCE: [['-1', 'is no number']],
  HOLD_AFTER_PHONE: [['1e3', 'is no number']],
  CROWD_AFTER: [['1e3', 'is no number']],
};

it('gives the variables that were asked for, as what they are', () => {
  expect(readEnvironment(['TABLE_NAME', 'RHYTHM_HOURS', 'READER_IDS'], good)).toEqual({
    TABLE_NAME: good.TABLE_NAME,
    RHYTHM_HOURS: 3,
    READER_IDS: ['bps'],
  });
});

describe.each(names)('the variable %s', (name) => {
  it.each([undefined, ''])('stops the cold start by name where it is %j', (value) => {
    expect(() => readEnvironment(names, { ...good, [name]: value })).toThrow(
      new Error(`Environment variables: ${name} is missing`),
    );
  });

  it.each(wrong[name])('stops it where it is %j, and does not tell the value', (value, problem) => {
    expect(() => readEnvironment(names, { ...good, [name]: value })).toThrow(
      new Error(`Environment variables: ${name} ${problem}`),
    );
  });
});

it('takes no empty text for an absent secret of the edge: nobody would have to come through it', () => {
  expect(readOptional('ORIGIN_SECRET_ID', {})).toBeUndefined();
  expect(() => readOptional('ORIGIN_SECRET_ID', { ORIGIN_SECRET_ID: '' })).toThrow(
    'ORIGIN_SECRET_ID is missing',
  );
});

const functions = [
  ...['enroll', 'pages', 'office', 'dispatch', 'gather', 'notify', 'feedback', 'summarize'],
  ...['reconcile', 'statements'],
];

describe.each(functions)('the function %s', (name) => {
  afterEach(() => void vi.unstubAllEnvs());

  /** As Lambda loads it: with these variables and no others of ours. */
  async function load(values: Readonly<Partial<Record<Variable, string>>>): Promise<unknown> {
    for (const variable of names) vi.stubEnv(variable, values[variable]);
    vi.resetModules();
    return import(`../../../functions/${name}/handler.ts`);
  }

  it('starts with good variables, and names every missing and every malformed one of its own where it does not', async () => {
    const bundle = await bundleOf(name);
    const own = new Set<string>(['SERVICE_NAME', ...variablesNeeded(bundle)]);
    const required = [...own].filter((one) => !optionalVariables(bundle).includes(one));
    const told = (values: Parameters<typeof load>[0]) =>
      load(values).then(
        () => 'started',
        (error: unknown) => String(error),
      );
    expect(await told(good)).toBe('started');
    const malformed = Object.fromEntries(names.map((one) => [one, wrong[one][0]?.[0] ?? '']));
    for (const [values, expected] of [
      [{}, required],
      [malformed, own],
    ] as const) {
      const named = new Set<string>();
      for (let sentence = await told(values); sentence !== 'started'; ) {
        const now = [...sentence.matchAll(/([A-Z_]{5,}) (?:is|has) /g)].map(
          ([, one = '']) => one as Variable,
        );
        expect(now.filter((one) => !named.has(one))).not.toEqual([]);
        for (const one of now) named.add(one);
        sentence = await told({
          ...values,
          ...Object.fromEntries([...named].map((one) => [one, good[one as Variable]])),
        });
      }
      expect([...named].sort()).toEqual([...expected].sort());
    }
  });
});
