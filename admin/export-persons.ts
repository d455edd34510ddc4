import { rowsOf } from '../shared/batch/text-page.ts';
import { newestPhone } from '../shared/referral/applicant-request.ts';
import type { DataKeys } from '../shared/sealing/data-keys.ts';
import { rememberedKeys } from '../shared/sealing/remembered-keys.ts';
import { unseal } from '../shared/sealing/sealer.ts';
import { shards, submissionKey, weekShard } from '../shared/storage/keys.ts';
import { findSubmission, type Submission } from '../shared/storage/submissions.ts';
import type { Table } from '../shared/storage/table.ts';

export type Opening = { readonly table: Table; readonly dataKeys: Pick<DataKeys, 'unwrap'> };

/** Every application of a week, opened, one JSON text each: who to call, and for what. */
export async function* exportPersons(week: string, { table, dataKeys }: Opening): AsyncGenerator<string> {
  const keys = rememberedKeys(dataKeys);
  for (const shard of shards)
    for await (const page of table.pages({ index: 'byWeek', partition: weekShard(week, shard) }, [
      'weekSort',
    ]))
      for (const [sort = ''] of rowsOf(page)) {
        const [, key = '', kind] = sort.split('#');
        const submission = kind === 'S' ? await findSubmission(table, key) : undefined;
        if (submission) yield JSON.stringify(await opened(submission, keys));
      }
}

async function opened(submission: Submission, keys: Pick<DataKeys, 'unwrap'>): Promise<object> {
  const { receivedAt, district, group, choices, phoneOf, language } = submission;
  const open = (sealed: Uint8Array) => unseal(keys, sealed, submissionKey(submission.submission));
  const change = newestPhone(submission);
  return {
    ...{ receivedAt, district, group, choices, phoneOf, language },
    ...(JSON.parse(await open(submission.sealed)) as object),
    ...(change && { newPhone: await open(change.sealed), newPhoneOf: change.phoneOf }),
  };
}
