import { describe, expect, it } from 'vitest';
import { readConfig } from '../../infra/config.ts';
import { synthesize } from '../support/synthesis.ts';

const ruleIn = (template: { toJSON(): { readonly Rules?: Record<string, unknown> } } | undefined) =>
  template?.toJSON().Rules?.['Unfinished'];

describe('a prod that still has values of the example', () => {
  it('synthesizes, and CloudFormation refuses each of its stacks, naming the fields', () => {
    const { storage, service, edge } = synthesize('prod');
    for (const template of [storage, service, edge])
      expect(ruleIn(template)).toEqual({
        Assertions: [
          {
            Assert: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'unfinished'] },
            AssertDescription: expect.stringMatching(
              /^config\/prod\.json is unfinished: .* at sendingDomain, sender, .*roles\.breakGlass\[0\]$/,
            ),
          },
        ],
      });
  });
});

describe('a prod with its own values', () => {
  it('is not held up', () => {
    const own = JSON.stringify(readConfig('prod'))
      .replaceAll('.example', '.go.id')
      .replaceAll('0'.repeat(12), '123456789012');
    const { storage, service, edge } = synthesize('prod', JSON.parse(own));
    for (const template of [storage, service, edge]) expect(ruleIn(template)).toBeUndefined();
  });
});
