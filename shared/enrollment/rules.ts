import { choiceFields } from '../catalog/fields.ts';
import type { Catalog, ChoiceField, Program, SubmissionField } from '../catalog/types.ts';
import { isRecord } from '../record.ts';
import type { FieldProblem } from './field-error.ts';

type Raw = Readonly<Record<string, unknown>>;
type Demand = 'required' | 'optional' | 'refused';

/**
 * What one answer asks of another, all of it from the catalog: which fields a program, a group or a plan requires,
 * allows or refuses. Looks at the body as it came, so that these problems are told together with those of the
 * single fields; stays silent where the deciding answer is itself wrong.
 */
export function ruleProblems(body: unknown, catalog: Catalog): FieldProblem[] {
  if (!isRecord(body)) return [];
  const choices = readChoices(body, catalog);
  return [
    ...choices.flatMap((choice, index) => choiceProblems(choice, index, choices)),
    ...submissionProblems(body, choices, catalog),
    ...countryProblems(body, catalog),
  ];
}

type RawChoice = { readonly raw: Raw; readonly program: Program | undefined };

function readChoices(body: Raw, { programs }: Catalog): RawChoice[] {
  const list: readonly unknown[] = Array.isArray(body['choices']) ? body['choices'].slice(0, 3) : [];
  return list.map((entry) => {
    const raw = isRecord(entry) ? entry : {};
    return { raw, program: programs.find(({ id, choosable }) => choosable && id === raw['program']) };
  });
}

function choiceProblems(
  { raw, program }: RawChoice,
  index: number,
  all: readonly RawChoice[],
): FieldProblem[] {
  if (!program) return [];
  const at = `choices.${index}`;
  if (all.findIndex((other) => other.program === program) < index)
    return [{ path: `${at}.program`, code: 'duplicate' }];
  return [
    ...choiceFields.flatMap((field) => presence(raw, `${at}.`, field, choiceDemand(program, field))),
    ...unofferedTraining(raw, program).map((code) => ({ path: `${at}.trainingType`, code })),
  ];
}

const choiceDemand = (program: Program, field: ChoiceField): Demand =>
  program.requires.includes(field) ? 'required' : program.optional.includes(field) ? 'optional' : 'refused';

function unofferedTraining(raw: Raw, program: Program): FieldProblem['code'][] {
  const type = raw['trainingType'];
  const offered = typeof type !== 'string' || program.trainingTypes.includes(type);
  return offered || choiceDemand(program, 'trainingType') === 'refused' ? [] : ['unknown-value'];
}

const programFields = ['about', 'story', 'safeContact'] as const;

function submissionProblems(body: Raw, choices: readonly RawChoice[], catalog: Catalog): FieldProblem[] {
  const group = catalog.targetGroups.find(({ id }) => id === body['targetGroup']);
  const programs = choices.flatMap(({ program }) => program ?? []);
  const allKnown = programs.length > 0 && programs.length === choices.length;
  const fields = [...programFields, 'plan'] as const;
  return fields.flatMap((field) => {
    if (group?.asks.includes(field)) return presence(body, '', field, 'required');
    const demand = programDemand(programs, field);
    const certain = demand !== 'refused' || (allKnown && group !== undefined);
    return certain ? presence(body, '', field, demand) : [];
  });
}

const programDemand = (programs: readonly Program[], field: SubmissionField): Demand => {
  const asking = programs.filter(({ asks }) => asks.includes(field));
  if (asking.length === 0) return 'refused';
  return asking.some(({ requires }) => requires.includes(field)) ? 'required' : 'optional';
};

/** Where no plan is asked for, no country may be named; where one is missing, that is complaint enough. */
function countryProblems(body: Raw, { plans, targetGroups }: Catalog): FieldProblem[] {
  const plan = plans.find(({ id }) => id === body['plan']);
  if (plan) return presence(body, '', 'country', plan.country);
  const group = targetGroups.find(({ id }) => id === body['targetGroup']);
  return group && !group.asks.includes('plan') ? presence(body, '', 'country', 'refused') : [];
}

function presence(raw: Raw, at: string, field: string, demand: Demand): FieldProblem[] {
  const present = raw[field] !== undefined;
  if (demand === 'required' && !present) return [{ path: `${at}${field}`, code: 'required' }];
  return demand === 'refused' && present ? [{ path: `${at}${field}`, code: 'not-allowed-here' }] : [];
}
