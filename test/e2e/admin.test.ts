import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { expect, test } from 'vitest';
import { hostClient } from '../../local/host-client.ts';
import { admin } from '../support/admin.ts';
import { localHost } from '../support/local-host.ts';

const system = localHost({ now: '2026-11-25T02:00:00.000Z', offices: ['kemnaker', 'desk'] });
const here = () => `--endpoint ${system.url()}`;

async function putAside(body: string): Promise<void> {
  const { endpoints } = await system.describe();
  const sqs = new SQSClient({ ...hostClient(endpoints.sqs, 'ap-southeast-3'), useQueueUrlAsEndpoint: false });
  const name = (await system.host().deadLetters()).find(({ queue }) => queue.includes('DeadLetters'))?.queue;
  const QueueUrl = `${endpoints.sqs}/000000000000/${name}`;
  await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: body }));
  sqs.destroy();
}

test('recount asks the function that counts, and a week without a statement is refused in its words', async () => {
  const refused = await admin(`recount 2026-W20 ${here()}`);
  expect(refused).toMatchObject({ code: 1, out: '' });
  expect(refused.err).toContain('There is no statement of 2026-W20');

  await system.fire('summarize', '2026-11-22T23:00:00.000Z');
  const dry = await admin(`recount 2026-W47 --dry-run ${here()}`);
  expect(dry).toMatchObject({
    code: 0,
    out: 'Would ask the next statements to count 2026-W47 again.\n',
    calls: [],
  });
  const done = await admin(`recount 2026-W47 --json ${here()}`);
  expect(done).toMatchObject({ code: 0, out: '{"ending":"done","week":"2026-W47"}\n' });
});

test('redrive moves given-up letters back by a task of SQS, and a dry run says how many', async () => {
  await system.pause('notify');
  await putAside('halo');
  expect(await admin(`redrive --dry-run ${here()}`)).toMatchObject({
    code: 0,
    out: 'Letters that would be moved: about 1.\n',
  });
  expect(await system.deadLetters()).toHaveLength(1);
  const done = await admin(`redrive --json ${here()}`);
  expect(JSON.parse(done.out)).toEqual({ ending: 'done', waiting: 1, moved: 1 });
  expect(await system.deadLetters()).toEqual([]);
});
