import { describe, expect, it } from 'vitest';
import { checkConfig, readConfig } from '../../infra/config.ts';

const prod = readConfig('prod');
const reader = { id: 'statistik', address: 'a@reader.example' };

describe('a configuration', () => {
  it('is refused for a stage that nobody configured, naming the stages', () => {
    expect(() => readConfig('production')).toThrow('No stage "production": choose one of dev, prod');
    expect(() => readConfig('constructor')).toThrow('No stage "constructor"');
  });

  it.each([
    ['a sender of a domain that SES does not sign for', { sender: 'layanan@elsewhere.example' }],
    ['an origin with a path', { origin: 'https://pemberdayaan-tki.example/form' }],
    ['an origin without TLS', { origin: 'http://pemberdayaan-tki.example' }],
    ['a limit of nothing', { holdAfter: { source: 0, phone: 100 } }],
    ['a limit that no item can count', { holdAfter: { source: 5_001, phone: 100 } }],
    ['a mailbox that is none', { deskMailbox: 'desk' }],
    ['a hotline that cannot be dialed', { urgentHotlines: [{ name: 'SAPA', number: '129 WA' }] }],
    ['a reader without an address', { extraReaders: [{ id: 'statistik', address: 'statistik' }] }],
    ['two readers under one id', { extraReaders: [reader, { ...reader, address: 'b@reader.example' }] }],
    ['two readers at one address', { extraReaders: [reader, { id: 'b', address: 'A@reader.example' }] }],
    ['a reader whose id can be no name of a letter', { extraReaders: [{ ...reader, id: 'Statistik @' }] }],
    ['a field that nobody reads', { sendr: 'layanan@pemberdayaan-tki.example' }],
  ])('is refused with %s, naming the file', (_what, change) => {
    expect(() => checkConfig({ ...prod, ...change })).toThrow(/^config\/prod\.json: /);
  });
});
