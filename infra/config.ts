import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { configHome } from '../config/other-catalog.ts';
import { isRecord } from '../shared/record.ts';
import { checkShape } from './config/check-shape.ts';
import { checkTogether } from './config/check-together.ts';
import { nearest } from './config/nearest.ts';
import { type Parsed, parseJson } from './config/parse-json.ts';
import { type Problem, tellProblems } from './config/problem.ts';
import { type Fields, fileSchema } from './config/schema.ts';

/** A stage's fields, and its name, which is that of its file. */
export type Config = Readonly<Fields> & { readonly stage: string };

export type Edge = Exclude<Config['edge'], { off: string }>;

/** Undefined where the configuration says why there is none. */
export const edgeOf = ({ edge }: Config): Edge | undefined => ('off' in edge ? undefined : edge);

/** The configuration is wrong, and the message says all of it to whoever edits the file. */
export class ConfigRefused extends Error {
  override readonly name = 'ConfigRefused';
}

/** Names of stacks, roles and secrets are made from it, and some of them may have 64 letters. */
const stageName = /^[a-z][a-z0-9]{1,11}$/;

/** Every stage: the names of the files in a folder, but for the schema that editors check them with. */
export const listStages = (folder = configHome()): string[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.json') && file !== 'schema.json')
    .map((file) => file.slice(0, -'.json'.length))
    .sort();

/** The checked configuration of a stage; throws naming the stages, or everything that is wrong in the file. */
export function readConfig(stage: string, folder = configHome()): Config {
  const file = new URL(`${stage}.json`, folder);
  if (!stageName.test(stage)) throw new ConfigRefused(noName(stage, listStages(folder)));
  if (!existsSync(file)) throw new ConfigRefused(noStage(stage, listStages(folder)));
  const parsed = parseJson(readFileSync(file, 'utf8'));
  const problems = [
    ...flawsIn(parsed),
    ...(parsed.value === undefined ? [] : problemsIn(parsed.value, stage)),
  ];
  if (problems.length > 0) {
    const located = problems.map((one) => ({ position: parsed.positionOf(one.path), ...one }));
    throw new ConfigRefused(tellProblems(relative('', fileURLToPath(file)), located));
  }
  const { $schema, ...fields } = fileSchema.parse(parsed.value);
  return { ...fields, stage };
}

/** The same for a configuration that is in no file. */
export function checkConfig({ stage, ...config }: Config): Config {
  const problems = problemsIn(config, stage);
  if (problems.length > 0) throw new ConfigRefused(tellProblems(`config/${stage}.json`, problems));
  const { $schema, ...fields } = fileSchema.parse(config);
  return { ...fields, stage };
}

function problemsIn(value: unknown, stage: string): Problem[] {
  const shape = checkShape(fileSchema, value);
  if (!isRecord(value)) return shape;
  const known = Object.entries(fileSchema.shape).flatMap(([name, schema]) => {
    const field = schema.safeParse(value[name]);
    return field.success && field.data !== undefined ? [[name, field.data]] : [];
  });
  const together = checkTogether(Object.fromEntries(known), stage);
  return [...shape, ...together.filter(({ path }) => !shape.some((one) => one.path[0] === path[0]))];
}

const flawsIn = ({ flaws }: Parsed) =>
  flaws.map(({ path = [], what, fix, line, column }) => ({
    ...{ path, is: what, mustBe: 'JSON that means one thing only', fix, position: { line, column } },
  }));

const noName = (stage: string, stages: readonly string[]): string =>
  `"${stage}" is no name of a stage: 2 to 12 small letters and digits, first a letter. ${choose(stage, stages)}`;

const noStage = (stage: string, stages: readonly string[]): string =>
  `No stage "${stage}": there is no config/${stage}.json. ${choose(stage, stages)} ` +
  'For a new stage, copy config/dev.json to that name and change it.';

function choose(stage: string, stages: readonly string[]): string {
  const meant = nearest(stage, stages);
  const all = `The stages are ${stages.join(', ')}.`;
  return meant === undefined ? all : `Did you mean ${meant}? ${all}`;
}
