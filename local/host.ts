import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadAssembly } from './assembly/assembly.ts';
import { tablesOf } from './assembly/create-resources.ts';
import { synthesize } from './assembly/synthesize.ts';
import { simulatedClock } from './clock.ts';
import { answerControl } from './control/control.ts';
import { HostControls } from './control/host-controls.ts';
import { Kills } from './control/kills.ts';
import { localPlace, type Place } from './emulators/emulator.ts';
import { playEdge } from './http/edge.ts';
import { type Answer, listen, openGateway } from './http/http.ts';
import { sendMessage } from './http/http-response.ts';
import { openFunctionLog } from './lambda/function-log.ts';
import type { LocalFunction } from './lambda/lambda.ts';
import { type RunningSystem, runSystem } from './running-system.ts';
import { seedOffices } from './seed.ts';
import { noRedelivery, seededRedelivery } from './triggers/redelivery.ts';
import { Undo } from './undo.ts';

export type HostOptions = {
  /** A folder that `cdk synth` wrote; without it the sources are synthesized. */
  readonly assembly?: string;
  /** Another such folder: its functions are there too, as the version before, and an alias can lead to either. */
  readonly older?: string;
  /** Whose configuration the synthesized sources get; `dev` where nothing is said. */
  readonly stage?: string;
  /** The directory of another catalog than the default one. */
  readonly catalog?: string;
  /** 0 (the default): any free one. */
  readonly port?: number;
  /** Keeps data and logs here; without it they are gone with the host. */
  readonly directory?: string;
  readonly logDirectory?: string;
  /** ISO; without it the system lives in real time. */
  readonly now?: string;
  /** Delivers some things twice, decided by this seed; false: each thing once. */
  readonly redelivery?: number | false;
  /** Processes of a function at most. */
  readonly poolSize?: number;
  /** The process time zone of the functions; `UTC` as on Lambda. */
  readonly timeZone?: string;
  /** Leaves the directory of offices empty. */
  readonly withoutOffices?: boolean;
  /** Hears progress, and with `verbose` every line that a function prints. */
  readonly say?: (line: string) => void;
  readonly verbose?: boolean;
};

export type Host = HostControls & { readonly url: string; stop(): Promise<void> };

const root = fileURLToPath(new URL('..', import.meta.url));
/** As many calls as a new account of AWS works on at once. */
const defaultPoolSize = 10;

/** Runs the whole system on this machine. Rejects, with everything stopped, where a part does not start. */
export async function startHost(options: HostOptions = {}): Promise<Host> {
  const undo = new Undo();
  try {
    const controls = await start(options, undo);
    let stopped: Promise<void> | undefined;
    const stop = () => {
      stopped ??= undo.all();
      return stopped;
    };
    return Object.assign(controls, { stop });
  } catch (error) {
    await undo.all().catch(() => {});
    throw error;
  }
}

async function start(options: HostOptions, undo: Undo): Promise<HostControls & { readonly url: string }> {
  const assembly = loadAssembly(options.assembly ?? (await synthesize(root, options)));
  const place: Place = {
    ...localPlace,
    region: assembly.stacks.find(({ region }) => region)?.region ?? localPlace.region,
  };
  const clock = simulatedClock(options.now === undefined ? null : new Date(options.now).getTime());
  const log = openLog(options, undo);
  let answer: Answer = async (_request, response) => sendMessage(response, 503, 'The system starts');
  const server = await listen(options.port ?? 0, (request, response) => answer(request, response));
  undo.later(() => server.stop());
  const functions = new Map<string, LocalFunction>();
  const kills = new Kills(() => functions);
  const running = await runSystem(
    {
      ...{ assembly, place, clock, kills, functions, log },
      older: options.older === undefined ? undefined : loadAssembly(options.older),
      origin: server.url,
      redelivery: options.redelivery === false ? noRedelivery : seededRedelivery(options.redelivery ?? 1),
      directory: options.directory,
      poolSize: options.poolSize ?? defaultPoolSize,
      timeZone: options.timeZone ?? 'UTC',
    },
    undo,
  );
  if (!options.withoutOffices) await seedDirectories(running, place);
  const { system, emulators } = running;
  const edge = system.edgeHeaders && playEdge(system.edgeHeaders, emulators.secrets.valueOf);
  const gateway = openGateway(system, { functions, clock, edge });
  const told = { url: server.url, region: place.region };
  const controls = new HostControls({ ...told, running, clock, kills, functions, log, gateway });
  answer = (request, response) =>
    request.url?.match(/^\/_local(\/|\?|$)/)
      ? answerControl(request, response, controls)
      : gateway.answer(request, response);
  return Object.assign(controls, { url: server.url });
}

function openLog({ directory, logDirectory, say, verbose }: HostOptions, undo: Undo) {
  const given = logDirectory ?? (directory === undefined ? undefined : join(directory, 'logs'));
  const temporary = given === undefined ? mkdtempSync(join(tmpdir(), 'local-logs-')) : undefined;
  if (temporary) undo.later(() => rmSync(temporary, { recursive: true, force: true }));
  const log = openFunctionLog(given ?? temporary ?? '', verbose ? say : undefined);
  undo.later(() => log.stop());
  return log;
}

async function seedDirectories({ resources, emulators }: RunningSystem, { region }: Place): Promise<void> {
  for (const table of tablesOf(resources)) {
    await seedOffices({ table: table.name, endpoint: emulators.dynamodb.url, region });
  }
}
