import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findViolations, type SourceFile } from '../support/boundaries.ts';

const folders = ['browser', 'config', 'infra', 'functions', 'shared', 'local', 'admin', 'test'];
const files: readonly SourceFile[] = folders
  .flatMap((folder) => globSync(`${folder}/**/*.ts`))
  .map((path) => ({ path, text: readFileSync(path, 'utf8') }));

it('every file keeps to its place', () => {
  expect(files.length).toBeGreaterThan(200);
  expect(findViolations(files)).toEqual([]);
});

describe('a violation is found:', () => {
  it.each<[string, string, string]>([
    [
      'an SDK in the domain',
      'shared/referral/routing.ts',
      "import { DynamoDBClient } from '@aws-sdk/client-dynamodb';",
    ],
    ['an SDK by its types alone', 'shared/letter/facts.ts', "import type { A } from '@aws-sdk/client-ses';"],
    ['an SDK in a function', 'functions/notify/notify.ts', 'import {\n  A,\n} from "@aws-sdk/client-sqs";'],
    [
      'an SDK that is loaded late',
      'shared/calendar/week.ts',
      "const a = await import('@aws-sdk/client-kms');",
    ],
    ['what an SDK stands on', 'shared/batch/process-batch.ts', "import { A } from '@smithy/types';"],
    ['an SDK that is passed on', 'shared/statement/tally.ts', "export * from '@aws-sdk/client-s3';"],
    [
      'a function in the domain',
      'shared/letter/render.ts',
      "import { a } from '../../functions/notify/notify.ts';",
    ],
    [
      'the infrastructure in the domain',
      'shared/letter/render.ts',
      "import { a } from '../../infra/config.ts';",
    ],
    ['a function in another one', 'functions/pages/pages.ts', "import { a } from '../enroll/enroll.ts';"],
    ['this machine in a function', 'functions/pages/pages.ts', "import '../../local/clock.ts';"],
    ['this machine in the infrastructure', 'infra/system.ts', "import { a } from '../local/host.ts';"],
    ['a test in the program', 'local/week/week.ts', "import { a } from '../../test/support/people.ts';"],
    ['the CDK on this machine', 'local/assembly/assembly.ts', "import { App } from 'aws-cdk-lib/core';"],
    ['a file in the domain', 'shared/catalog/current.ts', "import { readFileSync } from 'node:fs';"],
    ['a socket in a port', 'shared/storage/table.ts', "import { connect } from 'node:net';"],
    ['a clock in the domain', 'shared/referral/terms.ts', 'const now = new Date();'],
    ['a clock in a port', 'shared/sealing/sealer.ts', 'const now = Date.now();'],
    ['a clock in a function', 'functions/gather/gather.ts', 'const now = performance.now();'],
    ['the environment in a function', 'functions/gather/gather.ts', "const a = process.env['A'];"],
  ])('%s', (_, path, text) => {
    const found = findViolations([{ path, text }]);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(new RegExp(`^${path} `));
  });
});

describe('nothing is said of', () => {
  it.each([
    ['the SDK in a port', 'shared/storage/dynamo-table.ts', "import { A } from '@aws-sdk/client-dynamodb';"],
    ['a clock that a handler hands on', 'functions/notify/handler.ts', 'const now = () => new Date();'],
    ['a moment that is told', 'shared/calendar/week.ts', 'const at = new Date(moment);'],
    ['a comment about a clock', 'shared/calendar/week.ts', '/** Never Date.now(). */ // nor new Date()'],
    ['a hash in the domain', 'shared/identity/digests.ts', "import { createHmac } from 'node:crypto';"],
    ['a script beside its data', 'shared/calendar/make-holidays.ts', "import { a } from 'node:fs';"],
    [
      'the emulators in a test',
      'test/contract/a.test.ts',
      "import { a } from '../../local/emulators/sqs.ts';",
    ],
  ])('%s', (_, path, text) => {
    expect(findViolations([{ path, text }])).toEqual([]);
  });
});
