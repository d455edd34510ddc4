import { expect, it } from 'vitest';
import { type FunctionName, functionNames } from '../../infra/function-names.ts';
import { type Bundle, bundleAll } from '../support/bundles.ts';

/** Kilobytes at most, some five of a hundred above what they were: whoever needs more writes it here, with a reason. */
const budgets: Readonly<Record<FunctionName, number>> = {
  enroll: 580,
  pages: 610,
  office: 820,
  dispatch: 520,
  gather: 525,
  notify: 495,
  feedback: 268,
  summarize: 540,
  statements: 602,
  reconcile: 532,
  canary: 328,
  directory: 512,
};

const bundles = bundleAll();
const bundleOf = (name: FunctionName): Bundle => bundles.get(name) ?? { bytes: 0, files: [] };

it.each(functionNames)('the bundle of %s stays within its budget', (name) => {
  const { bytes } = bundleOf(name);
  expect(bytes).toBeGreaterThan(100_000);
  expect(bytes / 1000).toBeLessThanOrEqual(budgets[name]);
});

it.each([
  ['another way to credentials than the environment', /credential-provider|token-providers|nested-clients/],
  ['classic zod, or a language of it', /\/zod\/v4\/(classic|locales)\//],
  ['a second HTTP client', /\/undici\//],
  [
    'the document client, tracing or code that is not deployed',
    /lib-dynamodb|aws-xray|powertools|^(test|bench|local)\/.*\.ts$/,
  ],
])('no bundle brings %s', (_what, forbidden) => {
  const brought = functionNames.flatMap((name) =>
    bundleOf(name)
      .files.filter((file) => forbidden.test(file))
      .map((file) => `${name}: ${file}`),
  );
  expect(brought).toEqual([]);
});
