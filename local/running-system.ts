import { devNull } from 'node:os';
import { Access } from './access/access.ts';
import { policiesOf, rolePoliciesOf } from './access/policies.ts';
import { type Account, openAccount } from './account.ts';
import type { Assembly } from './assembly/assembly.ts';
import type { Facts } from './assembly/attributes.ts';
import { createResources } from './assembly/create-resources.ts';
import { type Resources, resolveResources } from './assembly/resources.ts';
import { readSystem, type System } from './assembly/system.ts';
import type { SimulatedClock } from './clock.ts';
import type { Kills } from './control/kills.ts';
import { startCloudFormation } from './emulators/cloudformation.ts';
import type { CallGate, Emulator, Place } from './emulators/emulator.ts';
import { type Emulators, startEmulators } from './emulators/emulators.ts';
import { startLambdaApi } from './emulators/lambda-api.ts';
import { startScheduler } from './emulators/scheduler.ts';
import { startSesV2 } from './emulators/ses-v2.ts';
import { startSns } from './emulators/sns.ts';
import { roleOf } from './host-client.ts';
import { type JsonObject, parseJson } from './json.ts';
import type { FunctionLog } from './lambda/function-log.ts';
import type { FunctionDefinition } from './lambda/function-version.ts';
import { LocalFunction } from './lambda/lambda.ts';
import { AsyncInvocations } from './triggers/async-invocations.ts';
import { isPublished, publish } from './triggers/event-bus.ts';
import { type HostQueues, hostQueues } from './triggers/host-queues.ts';
import { QueueSource } from './triggers/queue-source.ts';
import type { Redelivery } from './triggers/redelivery.ts';
import { type Schedules, startSchedules } from './triggers/schedules.ts';
import { StreamSource } from './triggers/stream-source.ts';
import type { Worker } from './triggers/worker.ts';
import type { Undo } from './undo.ts';

export type RunningOptions = {
  readonly assembly: Assembly;
  /** Whose functions are there as well, a version before; what calls them is the assembly's. */
  readonly older?: Assembly | undefined;
  readonly origin: string;
  readonly place: Place;
  readonly clock: SimulatedClock;
  readonly kills: Kills;
  /** Filled with the functions, which the kills already look at. */
  readonly functions: Map<string, LocalFunction>;
  readonly log: FunctionLog;
  readonly redelivery: Redelivery;
  readonly directory: string | undefined;
  readonly poolSize: number;
  readonly timeZone: string;
};

export type RunningSystem = {
  readonly resources: Resources;
  readonly system: System;
  readonly access: Access;
  /** What the account adds to the template, and a person can break. */
  readonly account: Account;
  readonly emulators: Emulators;
  /** What only an operator calls. */
  readonly operated: Readonly<Record<(typeof onlyOperated)[number], Emulator>>;
  readonly queues: HostQueues;
  readonly invocations: AsyncInvocations;
  readonly schedules: Schedules;
  readonly queueSources: readonly QueueSource[];
  readonly streamSources: readonly StreamSource[];
};

const onlyOperated = ['cloudformation', 'lambda', 'scheduler', 'sesv2', 'sns'] as const;

/** Starts everything that the assembly names. What has started stands in `undo`. */
export async function runSystem(options: RunningOptions, undo: Undo): Promise<RunningSystem> {
  const { assembly, place, clock, origin, kills, functions, redelivery, log } = options;
  const access = new Access(
    (caller) => roleOf(caller) ?? [...functions].find(([, one]) => one.environment(caller))?.[0],
    (problem) => log.write('host', problem),
  );
  const gate = bothGates(access, kills);
  const account = openAccount();
  const emulators = await startEmulators({ gate, clock, place, account, directory: options.directory }, undo);
  const facts: Facts = {
    ...place,
    origin,
    queueUrl: (name) => `${emulators.sqs.url}/${place.account}/${name}`,
    keyId: (name) => emulators.kms.createKey(name).id,
    version: options.older ? '2' : '1',
  };
  const parameters = { Origin: origin };
  const resources = resolveResources(assembly, facts, parameters);
  const system = readSystem(assembly, resources, options.poolSize);
  access.govern(policiesOf(resources), rolePoliciesOf(resources));
  await createResources(resources, emulators);
  const queues = hostQueues(emulators.sqs.url, place.region, facts.queueUrl);
  undo.later(() => queues.stop());
  const surroundings = surroundingsOf(emulators, place, options.timeZone);
  const before = functionsBefore(options, facts, parameters);
  for (const definition of system.functions) {
    const { name } = definition;
    const versions = [...before.filter((one) => one.name === name), definition];
    const target = new LocalFunction(versions, { log, fixed: clock.fixed, surroundings });
    const routing = system.routing.get(name);
    if (routing && !target.route(routing)) throw new Error(`The alias of ${name} leads to no version of it`);
    functions.set(name, target);
  }
  undo.later(() => Promise.all([...functions.values()].map((one) => one.stop())));
  const invocations = new AsyncInvocations({
    functions,
    settings: system.asyncSettings,
    queues,
    clock,
    redelivery,
  });
  undo.later(() => invocations.stop());
  const sources = connectSources(options, { system, emulators, queues }, undo);
  followMail({ system, emulators, resources }, invocations, undo);
  account.addRecords(recordsOf(resources, place));
  const isOff = (name: string) => account.state().schedulesOff.includes(name);
  const schedules = startSchedules(system.schedules, invocations, clock, isOff);
  undo.later(() => schedules.stop());
  const started = { resources, system, account, emulators, schedules, ...sources };
  const operated = await startOperated({ ...started, functions, gate, place }, undo);
  return { ...started, access, operated, queues, invocations };
}

/** Those of the older assembly, if there is one: from before there were aliases, or since. */
function functionsBefore(
  { older, poolSize }: RunningOptions,
  facts: Facts,
  parameters: Readonly<Record<string, string>>,
): FunctionDefinition[] {
  if (!older) return [];
  const version = '1';
  const { functions } = readSystem(
    older,
    resolveResources(older, { ...facts, version }, parameters),
    poolSize,
  );
  return functions.map((one) => ({ ...one, version }));
}

type Operable = Pick<RunningOptions, 'functions' | 'place'> &
  Omit<RunningSystem, 'access' | 'operated' | 'queues' | 'invocations'> & { readonly gate: CallGate };

async function startOperated(running: Operable, undo: Undo): Promise<RunningSystem['operated']> {
  const { resources, functions, account, emulators, schedules, gate, place } = running;
  const stackResources = resources.all().map(({ stack, type, id, ref }) => ({
    ...{ stack, type, logicalId: id, physicalId: String(ref) },
  }));
  const named = new Map(resources.of('AWS::Lambda::Function').map(({ name, arn }) => [name, arn]));
  const find = (name: string) =>
    [...functions.values()].find(({ definition }) => definition.arn === named.get(name));
  const kept = async (starting: Promise<Emulator>): Promise<Emulator> => {
    const emulator = await starting;
    undo.later(() => emulator.stop());
    return emulator;
  };
  const mappings = () => [...running.queueSources, ...running.streamSources].map(readingOf);
  return {
    cloudformation: await kept(startCloudFormation(stackResources, gate, place)),
    lambda: await kept(startLambdaApi({ resources, account, find, mappings }, gate)),
    scheduler: await kept(startScheduler(resources, schedules.isOn, gate, place)),
    sesv2: await kept(startSesV2({ resources, account, suppressed: emulators.ses.suppressed, place }, gate)),
    sns: await kept(startSns(resources, account, gate, place)),
  };
}

const readingOf = ({ mapping, paused }: QueueSource | StreamSource) => ({ mapping, reads: !paused });

/** What a domain that sends should have published, for the domains of the template. */
function recordsOf(resources: Resources, { region }: Place): Record<string, string[]> {
  const entries = resources.of('AWS::SES::EmailIdentity').flatMap(({ name, properties }) => {
    const from = properties.MailFromAttributes?.MailFromDomain;
    const own = from && [
      [`MX ${from}`, [`feedback-smtp.${region}.amazonses.com`]],
      [`TXT ${from}`, ['v=spf1 include:amazonses.com ~all']],
    ];
    return [[`TXT _dmarc.${name}`, ['v=DMARC1; p=quarantine']], ...(own || [])];
  });
  return Object.fromEntries(entries) as Record<string, string[]>;
}

/** A call that access denies is none, so nobody dies of it. */
const bothGates = (access: Access, kills: Kills): CallGate => ({
  before: async (call) => {
    access.admit(call);
    await kills.before(call);
  },
  after: (call) => kills.after(call),
});

type Connected = Pick<RunningSystem, 'system' | 'emulators' | 'queues'>;

function connectSources(options: RunningOptions, { system, emulators, queues }: Connected, undo: Undo) {
  const { functions, clock, redelivery, place, log } = options;
  const report = (problem: unknown) =>
    log.write('host', problem instanceof Error ? problem.message : String(problem));
  const queueSources: QueueSource[] = [];
  const streamSources: StreamSource[] = [];
  const workers: Worker[] = [];
  for (const mapping of system.mappings) {
    const target = functions.get(mapping.functionName);
    if (!target) continue;
    const service = mapping.sourceArn.split(':')[2];
    const deps = { target, queues, clock, redelivery, report, region: place.region };
    if (service === 'sqs') queueSources.push(new QueueSource(mapping, deps));
    else if (service === 'dynamodb') streamSources.push(new StreamSource(mapping, deps));
    else throw new Error(`local/ does not know event sources like ${mapping.sourceArn}`);
  }
  workers.push(...queueSources);
  workers.push(...streamSources);
  for (const source of streamSources)
    undo.later(emulators.dynamodb.onRecord((_table, record) => source.offer(record)));
  // While a poller or lane waits for a function's process, only the end of that process ends the wait.
  undo.later(async () => {
    const ending = workers.map((worker) => worker.stop());
    await Promise.all([...functions.values()].map((one) => one.stop()));
    await Promise.all(ending);
  });
  return { queueSources, streamSources };
}

function followMail(
  { system, emulators, resources }: Pick<RunningSystem, 'system' | 'emulators' | 'resources'>,
  invocations: AsyncInvocations,
  undo: Undo,
): void {
  const destinations = resources
    .of('AWS::SES::ConfigurationSetEventDestination')
    .map(({ properties }) => properties);
  undo.later(
    emulators.ses.onEvent((event) => {
      const plain = parseJson(JSON.stringify(event)) as JsonObject;
      if (isPublished(plain, destinations)) publish(plain, system.rules, invocations);
    }),
  );
}

/** What every function's process finds around it, and nothing else of this machine: no profile, no proxy, no zone. */
function surroundingsOf(emulators: Emulators, place: Place, timeZone: string): Record<string, string> {
  return {
    AWS_REGION: place.region,
    AWS_DEFAULT_REGION: place.region,
    AWS_ENDPOINT_URL_DYNAMODB: emulators.dynamodb.url,
    AWS_ENDPOINT_URL_SQS: emulators.sqs.url,
    AWS_ENDPOINT_URL_SES: emulators.ses.url,
    AWS_ENDPOINT_URL_KMS: emulators.kms.url,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: emulators.secrets.url,
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
    AWS_EC2_METADATA_DISABLED: 'true',
    LANG: 'en_US.UTF-8',
    PATH: process.env['PATH'] ?? '',
    TZ: timeZone,
  };
}
