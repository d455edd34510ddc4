import { build } from 'esbuild';

/**
 * A function's own code as it is deployed, unused parts left out, but readable and without packages. Names that occur
 * in two modules get a number behind them.
 */
export async function bundleOf(name: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [`functions/${name}/handler.ts`],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    logLevel: 'error',
  });
  return outputFiles[0]?.text ?? '';
}

const ofTable: Record<string, string> = {
  get: 'GetItem',
  put: 'PutItem',
  putNew: 'PutItem',
  update: 'UpdateItem',
  remove: 'DeleteItem',
};

const elsewhere: readonly (readonly [RegExp, readonly string[]])[] = [
  [/new Sealer\d*\(/, ['kms:GenerateDataKey SealingKey']],
  [/\bunseal\d*\(/, ['kms:Decrypt SealingKey']],
  [/new SesMailer\d*\(/, ['ses:SendRawEmail MailConfigurationSet', 'ses:SendRawEmail MailIdentity']],
  [/queue\d*\.send\(/, ['sqs:SendMessage LetterQueue']],
  [/\.putAside\d*\(/, ['sqs:SendMessage LetterQueueDeadLetters']],
  [
    /\bopenQueueDepth\d*\(/,
    ['sqs:GetQueueAttributes DeadWork', 'sqs:GetQueueAttributes LetterQueueDeadLetters'],
  ],
  [/queue\d*\.postpone\(/, ['sqs:ChangeMessageVisibility LetterQueue']],
  [/\breadOptional\d*\("ORIGIN_SECRET_ID"\)/, ['secretsmanager:GetSecretValue OriginSecret']],
  [/\benv\d*\.PEPPER_SECRET_ID\b/, ['secretsmanager:GetSecretValue SealingPepper']],
  [/\benv\d*\.LINK_SECRET_ID\b/, ['secretsmanager:GetSecretValue SealingLink']],
  [/\benv\d*\.CANARY_SECRET_ID\b/, ['secretsmanager:GetSecretValue SealingCanary']],
];

/** The permissions that the calls in a bundle need, sorted, as `permissionsOf` writes them. */
export function permissionsNeeded(bundle: string): string[] {
  const calls = [...bundle.matchAll(/\btable\d*\.(get|put|putNew|update|remove)\(/g)];
  const onTable = calls.map(([, method = '']) => `dynamodb:${ofTable[method]} RecordsTable`);
  const others = elsewhere.filter(([sign]) => sign.test(bundle)).flatMap(([, needed]) => needed);
  return [...new Set([...onTable, ...queriesIn(bundle), ...others])].sort();
}

/** A query of an index names it as a literal; the other queries read the table itself. */
function queriesIn(bundle: string): string[] {
  const all = [...bundle.matchAll(/\btable\d*\.(query|pages)\(/g)];
  const indexes = [...bundle.matchAll(/\bindex: "(\w+)"/g)].map(([, name]) => `RecordsTable/index/${name}`);
  const own = all.length > indexes.length ? ['RecordsTable'] : [];
  return [...indexes, ...own].map((resource) => `dynamodb:Query ${resource}`);
}

/** Names of the environment variables that a bundle reads at cold start. */
export function variablesNeeded(bundle: string): string[] {
  const lists = [...bundle.matchAll(/\breadEnvironment\d*\(\[([\s\S]*?)\]\)/g)].map(([, list = '']) => list);
  const needed = lists.flatMap((list) => [...list.matchAll(/"(\w+)"/g)].map(([, name = '']) => name));
  return [...needed, ...optionalVariables(bundle)].sort();
}

/** Those of them that may be absent. */
export const optionalVariables = (bundle: string): string[] =>
  [...bundle.matchAll(/\breadOptional\d*\("(\w+)"\)/g)].map(([, name = '']) => name);
