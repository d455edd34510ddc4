import { beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../infra/config.ts';
import { allows } from '../../local/access/evaluate.ts';
import { mayGetMail } from '../../shared/letter/allowed-recipients.ts';
import { statementsOf } from '../support/permissions.ts';
import { functionsOf, type Synthesis, serviceName, synthesize, variablesOf } from '../support/synthesis.ts';
import { beyondLimits, type TemplateBody } from '../support/template-limits.ts';

let dev: Synthesis;
beforeAll(() => {
  dev = synthesize('dev');
});

const sendingIn = ({ service }: Synthesis) =>
  statementsOf(service).filter(({ Action }) => Action === 'ses:SendRawEmail');
const listsIn = ({ service }: Synthesis) =>
  functionsOf(service).flatMap((fn) => {
    const list = variablesOf(fn)['MAIL_ONLY_TO'];
    return list === undefined ? [] : [[serviceName(fn), list]];
  });

/** Of a condition as the template has it, what IAM makes of it for a mail to these. */
function mayBeSent(conditions: unknown, ...recipients: string[]): boolean {
  const listed = Object.entries(conditions as Record<string, Record<string, string | string[]>>).map(
    ([operator, keys]) => [
      operator,
      Object.fromEntries(Object.entries(keys).map(([key, values]) => [key, [values].flat()])),
    ],
  );
  const { sender } = readConfig('dev');
  const context = { 'ses:FromAddress': [sender], 'ses:Recipients': recipients };
  const statement = { Effect: 'Allow', Action: ['send'], Resource: ['set'] } as const;
  const Condition = Object.fromEntries(listed);
  return allows([{ ...statement, Action: ['send'], Resource: ['set'], Condition }], {
    ...{ action: 'send', resources: ['set'], context },
  });
}

describe('the mail of a trial', () => {
  it('is kept from everybody who is not on its list, by IAM and by the code alike', () => {
    const { mailOnlyTo = [] } = readConfig('dev');
    expect(sendingIn(dev)).toHaveLength(2);
    for (const { Condition } of sendingIn(dev))
      for (const [address, isAllowed] of [
        ['disnaker-32-12@offices.example', true],
        ['desk@dev.pemberdayaan-tki.example', true],
        ['disnaker@indramayukab.go.id', false],
        ['disnaker@offices.example.evil.example', false],
        ['disnaker@evil-offices.example', false],
        ['other@dev.pemberdayaan-tki.example', false],
        ['Desk@dev.pemberdayaan-tki.example', false],
      ] as const) {
        expect([address, mayBeSent(Condition, address)]).toEqual([address, isAllowed]);
        expect([address, mayGetMail(address, mailOnlyTo)]).toEqual([address, isAllowed]);
        expect(mayBeSent(Condition, 'disnaker-32-12@offices.example', address)).toBe(isAllowed);
      }
    for (const { Condition } of sendingIn(dev)) expect(mayBeSent(Condition)).toBe(false);
  });

  it('is known to whoever sends, and nobody else', () => {
    const list = JSON.stringify(readConfig('dev').mailOnlyTo);
    expect(listsIn(dev).sort()).toEqual([
      ['notify', list],
      ['office', list],
    ]);
  });

  it('leaves a function’s settings under 4 KB, with as many addresses and readers as a configuration may have', () => {
    const entry = (index: number) => `@${String(index).padStart(3, '0')}.${'a'.repeat(40)}.reader.example`;
    const mailOnlyTo = ['@dev.pemberdayaan-tki.example', ...Array.from({ length: 20 }, (_, at) => entry(at))];
    const extraReaders = Array.from({ length: 12 }, (_, at) => ({
      id: `reader-${at}`,
      address: `a${entry(at)}`,
    }));
    const full = synthesize('dev', { mailOnlyTo, extraReaders });
    expect(JSON.stringify([mailOnlyTo, extraReaders]).length).toBeGreaterThan(2350);
    const body = full.service.toJSON() as TemplateBody;
    expect(beyondLimits(body, full.storage.toJSON() as TemplateBody)).toEqual([]);
  });
});

describe('the mail of prod', () => {
  it('goes to whom its directory says', () => {
    const prod = synthesize('prod');
    expect(JSON.stringify(sendingIn(prod))).not.toContain('ses:Recipients');
    expect(listsIn(prod).map(([, list]) => list)).toEqual(['null', 'null']);
  });
});
