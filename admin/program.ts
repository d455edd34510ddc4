import { Command, Option } from 'commander';
import { listStages, readConfig } from '../infra/config.ts';
import { inAws, onHost, type Place } from './aws/place.ts';
import { type Hear, openSystem } from './aws/system.ts';
import { type AdminCommand, roles, type Told } from './command.ts';
import { accessExport } from './commands/access-export.ts';
import { breakGlass } from './commands/break-glass.ts';
import { doctor } from './commands/doctor.ts';
import { endYear } from './commands/end-year.ts';
import { erase } from './commands/erase.ts';
import { escrowPepper } from './commands/escrow-pepper.ts';
import { exportAll } from './commands/export.ts';
import { fire } from './commands/fire.ts';
import { importAll } from './commands/import.ts';
import { officesCancel } from './commands/offices/cancel.ts';
import { officesImport } from './commands/offices/import.ts';
import { officesList } from './commands/offices/list.ts';
import { officesSet } from './commands/offices/set.ts';
import { officesSignOut } from './commands/offices/sign-out.ts';
import { officesTemplate } from './commands/offices/template.ts';
import { officesVerify } from './commands/offices/verify.ts';
import { recount } from './commands/recount.ts';
import { redrive } from './commands/redrive.ts';
import { replayErasures } from './commands/replay-erasures.ts';
import { resendLetter } from './commands/resend-letter.ts';
import { rollback } from './commands/rollback.ts';
import { rotateLinkSecret } from './commands/rotate-link-secret.ts';
import { rotateOriginSecret } from './commands/rotate-origin-secret.ts';
import { type Ending, exitCodes } from './exit-codes.ts';
import type { Terminal } from './terminal.ts';

/** A name of two words stands in the group of its first. */
const groups: Readonly<Record<string, string>> = {
  offices: 'The directory of offices: enter, verify and change their addresses',
};

/** Every command, in the order of `--help`. */
export const commands: readonly AdminCommand[] = [
  doctor,
  ...[officesTemplate, officesImport, officesList, officesSet, officesVerify, officesCancel, officesSignOut],
  fire,
  recount,
  redrive,
  resendLetter,
  rollback,
  rotateLinkSecret,
  rotateOriginSecret,
  erase,
  accessExport,
  replayErasures,
  breakGlass,
  endYear,
  exportAll,
  importAll,
  escrowPepper,
];

type Options = Readonly<Record<string, string | boolean | undefined>>;
type Surroundings = { readonly terminal: Terminal; readonly hear?: Hear; end(ending: Ending): void };

/** The command line: what can be typed, and what each command is given. */
export function buildProgram(surroundings: Surroundings): Command {
  const program = new Command('admin')
    .description('The operator’s command line. Works on a stage in AWS, or on a running local host.')
    .usage('<command> [options]')
    .addHelpText('after', `\nExit codes:\n${exitLines()}\n\nEach command has its own --help, with examples.`)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => surroundings.terminal.print(text.trimEnd()),
      writeErr: (text) => surroundings.terminal.tell(text.trimEnd()),
    });
  for (const command of commands) {
    const parent = groupOf(command.name, program);
    parent.addCommand(define(command, surroundings).copyInheritedSettings(program));
  }
  return program;
}

function groupOf(name: string, program: Command): Command {
  if (!name.includes(' ')) return program;
  const [group = ''] = name.split(' ');
  const known = program.commands.find((one) => one.name() === group);
  if (known) return known;
  const made = new Command(group).description(groups[group] ?? '').copyInheritedSettings(program);
  program.addCommand(made);
  return made;
}

const exitLines = (): string =>
  Object.values(exitCodes)
    .map(([code, meaning]) => `  ${String(code).padStart(2)}  ${meaning}`)
    .join('\n');

function define(command: AdminCommand, surroundings: Surroundings): Command {
  const defined = new Command(command.name.split(' ').at(-1))
    .description(command.summary)
    .addOption(new Option('--stage <stage>', 'of the configuration').choices(listStages()))
    .option('--endpoint <url>', 'a running local host: its address, or "local" for port 8080')
    .option('--as <role>', 'on a local host: as somebody in this role, whose policies decide')
    .option('--json', 'print the result as one line of JSON')
    .addHelpText('after', `\nWho may: ${command.roles.join(', ')}`)
    .addHelpText(
      'after',
      `\nExamples:\n${command.examples.map((one) => `  $ npm run admin -- ${one}`).join('\n')}`,
    );
  if (command.changes) defined.option('--dry-run', 'say what would be done, and do nothing');
  for (const [name, meaning] of Object.entries(command.args ?? {})) defined.argument(name, meaning);
  for (const [flags, meaning] of Object.entries(command.options ?? {})) defined.option(flags, meaning);
  return defined.action(() => perform(command, defined, surroundings));
}

async function perform(command: AdminCommand, typed: Command, { terminal, hear, end }: Surroundings) {
  const options: Options = typed.opts();
  const system = openSystem(readConfig(stageOf(options, typed)), await placeOf(options, typed), hear);
  try {
    const dryRun = options['dryRun'] === true;
    const told = await command.run({ args: typed.args, options, dryRun, terminal }, system);
    terminal.print(options['json'] ? JSON.stringify(withEnding(told)) : told.lines.join('\n'));
    end(told.ending ?? 'done');
  } finally {
    system.close();
  }
}

const withEnding = ({ ending = 'done', data }: Told): object => ({ ending, ...data });

function placeOf(options: Options, typed: Command): Promise<Place> | Place {
  const { endpoint } = options;
  const role = typeof options['as'] === 'string' ? roleNamed(options['as']) : undefined;
  if (typeof endpoint === 'string') return onHost(endpoint, role);
  if (role !== undefined)
    return typed.error('error: --as is for local hosts; in AWS take the role (docs/deploy.md)');
  return inAws(readConfig(stageOf(options, typed)));
}

/** A local host runs the stage `dev`. */
const roleNamed = (role: string): string =>
  (roles as readonly string[]).includes(role) ? `pemberdayaan-tki-dev-${role}` : role;

/** A local host runs the stage `dev`, and nobody may take it for another. */
function stageOf({ stage, endpoint }: Options, typed: Command): string {
  if (typeof stage !== 'string')
    return endpoint === undefined
      ? typed.error('error: name the system: --stage dev, --stage prod or --endpoint local')
      : 'dev';
  if (stage !== 'dev' && endpoint !== undefined)
    return typed.error('error: a local host runs the stage dev: leave out --stage, or --endpoint');
  return stage;
}
