import { AwsSolutionsChecks } from 'cdk-nag';
import { describe, expect, it } from 'vitest';
import { synthesize } from '../support/synthesis.ts';

describe('the rules of AwsSolutions', () => {
  it.each(['dev', 'prod'] as const)('find nothing in %s that is not explained', (stage) => {
    const { app } = synthesize(stage);
    expect(new AwsSolutionsChecks(app).validateScope(app).violations).toEqual([]);
  });
});
