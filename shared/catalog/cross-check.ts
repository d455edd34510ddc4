import type { CheckedData } from './schema.ts';

type Finding = (entry: string, kind: string, id: string, known: ReadonlySet<string>) => void;

/** Throws, naming every entry that names something that does not exist, or exists twice. */
export function crossCheck(data: CheckedData): void {
  const findings: string[] = [];
  const check: Finding = (entry, kind, id, known) => {
    if (!known.has(id)) findings.push(`${entry} names the unknown ${kind} ${id}`);
  };
  checkPrograms(data, check);
  checkTrainingTypes(data, check);
  checkOutcomes(data, check);
  check('the ministry', 'office', data.offices.ministry, idsOf(data.offices.offices));
  const countries = new Set(data.countries.codes.split(' '));
  for (const code of data.countries.often.split(' ')) check('countries, often,', 'country', code, countries);
  const manpower = data.offices.offices.filter(({ kind }) => kind === 'manpower');
  check('localOffice', 'office of kind manpower', data.deployment.localOffice, idsOf(manpower));
  findings.push(...twice(data), ...ownerless(data));
  if (findings.length > 0) throw new Error(`Catalog: ${findings.join('; ')}`);
}

const idsOf = (entries: readonly { readonly id: string }[]) => new Set(entries.map(({ id }) => id));

function checkPrograms({ programs: data, offices, questions }: CheckedData, check: Finding): void {
  const groups = idsOf(data.targetGroups);
  const types = idsOf(data.trainingTypes);
  const known = idsOf(offices.offices);
  const conditions = idsOf(data.conditions);
  const answers = {
    trainingType: types,
    kurSubtype: idsOf(questions.answers.kurSubtype),
    caseLocation: idsOf(questions.answers.caseLocation),
  };
  for (const program of data.programs) {
    const entry = `program ${program.id}`;
    for (const group of program.eligibleGroups) check(entry, 'target group', group, groups);
    for (const [group, condition] of Object.entries(program.conditionalGroups)) {
      check(entry, 'target group', group, groups);
      check(entry, 'condition', condition, conditions);
    }
    for (const type of program.trainingTypes) check(entry, 'training type', type, types);
    for (const office of officesNamed(program)) check(entry, 'office', office, known);
    for (const { when } of program.leadWhen) {
      for (const [field, answer] of Object.entries(when))
        check(entry, field, answer, answers[field as keyof typeof answers]);
    }
  }
}

/** One outcome counts in one group, whoever names it. */
function checkOutcomes({ programs: data }: CheckedData, check: Finding): void {
  const groups = new Set(Object.keys(data.outcomes));
  const groupOf = new Map(pairsOf(data.outcomes));
  for (const { id, outcomes = {} } of data.programs)
    for (const [outcome, group] of pairsOf(outcomes)) {
      check(`program ${id}`, 'group of outcomes', group, groups);
      const known = groupOf.get(outcome) ?? group;
      check(`program ${id}, outcome ${outcome},`, 'second group', group, new Set([known]));
      groupOf.set(outcome, known);
    }
  for (const outcome of Object.keys(data.triesBefore))
    check('triesBefore', 'outcome', outcome, new Set(groupOf.keys()));
  for (const outcome of data.formalOutcomes)
    check('formalOutcomes', 'outcome', outcome, new Set(groupOf.keys()));
  for (const outcome of data.heldOutcomes)
    check('heldOutcomes', 'outcome', outcome, new Set(Object.values(data.outcomes).flat()));
}

const pairsOf = (outcomes: CheckedData['programs']['outcomes']) =>
  Object.entries(outcomes).flatMap(([group, codes]) => codes.map((code) => [code, group] as const));

const officesNamed = (program: CheckedData['programs']['programs'][number]): string[] => [
  program.lead,
  ...program.leadWhen.map(({ lead }) => lead),
  ...program.support,
  ...program.inform,
  ...program.escalation,
];

function checkTrainingTypes({ programs, offices }: CheckedData, check: Finding): void {
  const known = idsOf(offices.offices);
  for (const { id, addsInform } of programs.trainingTypes) {
    for (const office of addsInform) check(`training type ${id}`, 'office', office, known);
  }
}

function twice({ programs, offices, districts }: CheckedData): string[] {
  const lists = {
    program: programs.programs.map(({ id }) => id),
    'target group': programs.targetGroups.map(({ id }) => id),
    'training type': programs.trainingTypes.map(({ id }) => id),
    office: offices.offices.map(({ id }) => id),
    district: districts.codes,
  };
  return Object.entries(lists).flatMap(([kind, ids]) =>
    ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `${kind} ${id} stands twice`),
  );
}

/**
 * What is open to every district of the country must find its owner where no manpower office takes part: no lead may be
 * the district's, and only restricted programs have their repeats confirmed elsewhere.
 */
function ownerless({ programs, deployment }: CheckedData): string[] {
  return programs.programs
    .filter(({ anyDistrict }) => anyDistrict)
    .flatMap((program) => {
      const leads = [program.lead, ...program.leadWhen.map(({ lead }) => lead), ...program.escalation];
      return [
        ...(program.restricted ? [] : [`program ${program.id} takes any district and is not restricted`]),
        ...(leads.includes(deployment.localOffice)
          ? [`program ${program.id} takes any district and is led by it`]
          : []),
      ];
    });
}
