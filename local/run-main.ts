import { type Host, startHost } from './host.ts';
import { playWeek } from './week/week.ts';

export type MainOptions = {
  readonly exit: boolean;
  readonly empty: boolean;
  readonly port: number;
  readonly seed: number;
  readonly redelivery: boolean;
  readonly verbose: boolean;
  readonly data?: string;
  readonly assembly?: string;
  /** The directory of the catalog that this process uses already. */
  readonly catalog?: string;
  readonly logDirectory?: string;
};

/** Starts the system, plays the week, and stays until somebody stops it; answers the exit code. */
export async function runMain(options: MainOptions): Promise<number> {
  const stopAsked = new Promise<'stop'>((done) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => done('stop'));
    whenLeftAlone(() => done('stop'));
  });
  const starting = startHost({
    port: options.port,
    redelivery: options.redelivery && options.seed,
    verbose: options.verbose,
    say: (line) => console.log(line),
    timeZone: process.env['TZ'] ?? 'UTC',
    ...(options.data !== undefined && { directory: options.data }),
    ...(options.catalog !== undefined && { catalog: options.catalog }),
    ...(options.assembly !== undefined && { assembly: options.assembly }),
    ...(options.logDirectory !== undefined && { logDirectory: options.logDirectory }),
  });
  const host = await starting.catch((error: unknown) => {
    console.error(`The system does not start: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  });
  if (!host) return 1;
  try {
    return await Promise.race([use(host, options, stopAsked), stopAsked.then(() => 0)]);
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return 1;
  } finally {
    await host.stop();
  }
}

const lookEveryMs = 500;

/** The shell between npm and this process does not pass a signal on: who ends npm leaves its child without a parent. */
function whenLeftAlone(stop: () => void): void {
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && stop(), lookEveryMs).unref();
}

async function use(host: Host, options: MainOptions, stopAsked: Promise<'stop'>): Promise<number> {
  if (options.empty) {
    if (options.exit) return 0;
  } else {
    const summary = await playWeek(host, { seed: options.seed, say: (line) => console.log(line) });
    if (options.exit) {
      console.log(JSON.stringify(summary));
      return summary.ok ? 0 : 1;
    }
  }
  printLinks(host.url);
  await stopAsked;
  return 0;
}

function printLinks(url: string): void {
  console.log(`
The system runs. Ctrl-C stops it.
  Form for applicants   ${url}/
  Status by receipt     ${url}/status
  Pages for offices     ${url}/office
  Mailboxes             ${url}/_local/mailbox
  What runs, controls   ${url}/_local`);
}
