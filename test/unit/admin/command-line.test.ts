import { describe, expect, it, test } from 'vitest';
import { commands } from '../../../admin/program.ts';
import { admin } from '../../support/admin.ts';

const named = commands.map((command) => [command.name, command] as const);

describe.each(named)('the command %s', (name, command) => {
  it('shows its examples when it is asked for help', async () => {
    const { code, out } = await admin(`${name} --help`);
    expect(code).toBe(0);
    for (const example of command.examples) expect(out).toContain(`$ npm run admin -- ${example}`);
    expect(command.examples.length).toBeGreaterThan(0);
    expect(command.examples.join()).toContain(name);
  });

  it('takes --dry-run exactly where it changes something', async () => {
    expect((await admin(`${name} --help`)).out.includes('--dry-run')).toBe(command.changes);
  });

  it('takes neither card number nor receipt on its line, where the shell would remember them', () => {
    const taken = [...Object.keys(command.args ?? {}), ...Object.keys(command.options ?? {})];
    expect(taken.join(' ')).not.toMatch(/nik|card|receipt|phone|name\b/i);
  });
});

test('the help of the whole line names every command and every exit code, without colors', async () => {
  const { code, out } = await admin('--help');
  expect(code).toBe(0);
  for (const [name] of named) expect(out).toContain(`  ${name.split(' ')[0]}`);
  expect(out).toMatch(/^ +0 {2}done[\s\S]+^ +4 {2}AWS does not let[\s\S]+^ +70 /m);
  expect(out).not.toContain('\u001b');
});

test.each([
  ['frobnicate', 'unknown command'],
  ['recount', 'missing required argument'],
  ['recount 2026-W20 --stage test', 'Allowed choices are dev, prod'],
  ['recount 2026-W20', 'name the system: --stage dev, --stage prod or --endpoint local'],
  ['recount 2026-W20 2026-W21 --stage dev', 'too many arguments'],
  ['recount 2026-W60 --stage dev', '2026-W60 is no week: write it like 2026-W20'],
  ['redrive --stage prod --endpoint http://127.0.0.1:1', 'a local host runs the stage dev'],
  ['fire nobody --stage dev', 'nobody is none of gather, summarize, reconcile'],
  ['fire gather --week 2026-W40 --stage dev', 'gather takes no --week'],
  ['fire summarize --at 2026-11-23T06:00 --stage dev', 'is no time in UTC'],
  ['replay-erasures restored 2026-11-25 --stage dev', 'is no time in UTC'],
  ['end-year 26 --stage dev', 'is no year'],
  ['erase 26 --stage dev', 'is no year'],
  ['break-glass 2026-W48 2026-W46 --out x --stage dev', 'Name two weeks in order'],
  ['access-export 2026 --to age1nobody --out x --stage dev', 'is no age public key'],
])('"%s" is a wrong line: exit code 2 and a sentence', async (typed, sentence) => {
  const { code, out, err, calls } = await admin(typed);
  expect(code).toBe(2);
  expect(err).toContain(sentence);
  expect(out).toBe('');
  expect(calls).toEqual([]);
});

test.each(['erase', 'access-export'])(
  '%s does not repeat a card number typed in the wrong place',
  async (name) => {
    for (const typed of ['3273011203900002', '2026 3273011203900002', '2026 --to 3273011203900002 --out x']) {
      const { out, err } = await admin(`${name} ${typed} --stage dev`);
      expect(out + err).not.toContain('3273011203900002');
    }
  },
);

test('where no host listens, the exit code says that trying later is safe', async () => {
  const { code, err } = await admin('redrive --endpoint http://127.0.0.1:1');
  expect(code).toBe(3);
  expect(err).toContain('is npm start running?');
});
