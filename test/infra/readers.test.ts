import { beforeAll, describe, expect, it } from 'vitest';
import { functionsOf, type Synthesis, serviceName, synthesize, variablesOf } from '../support/synthesis.ts';

const address = 'statistik@bappenas.example';
let prod: Synthesis;

beforeAll(() => {
  prod = synthesize('prod', { extraReaders: [{ id: 'bappenas', address }] });
});

const variables = (name: string) => {
  const fn = functionsOf(prod.service).find((one) => serviceName(one) === name);
  return fn ? variablesOf(fn) : {};
};

describe('an extra reader', () => {
  it('is known to summarize by id, which writes the letter, and to notify by address, which sends it', () => {
    expect(variables('summarize')['READER_IDS']).toBe('["bappenas"]');
    expect(variables('notify')).toMatchObject({
      READERS: JSON.stringify([{ id: 'bappenas', address }]),
      DESK_MAILBOX: 'desk@pemberdayaan-tki.example',
    });
  });

  it('has its address in one function and nowhere else', () => {
    const templates = JSON.stringify([prod.storage.toJSON(), prod.service.toJSON()]);
    expect(templates.split(address)).toHaveLength(2);
  });

  it('is nobody, unless a stage names one', () => {
    const none = synthesize('prod');
    const found = functionsOf(none.service).map((fn) => variablesOf(fn)['READERS']);
    expect(found.filter((value) => value !== undefined)).toEqual(['[]']);
  });
});
