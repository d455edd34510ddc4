import example from '#catalog/example-people.json' with { type: 'json' };
import { deployment } from '../catalog/deployment.ts';
import { choiceFields, submissionFields } from '../catalog/fields.ts';
import type { Catalog, Program } from '../catalog/types.ts';
import { canaryConsent } from './consent.ts';

/** What the canary applies for: whatever the catalog names first. */
export function canaryBody(catalog: Catalog, submissionId: string) {
  const program = first(catalog.programs.filter(({ choosable, restricted }) => choosable && !restricted));
  const group = first(catalog.targetGroups.filter(({ id }) => program.eligibleGroups.includes(id)));
  const answers = answersOf(catalog, program);
  const asked = submissionFields.filter((field) => program.asks.includes(field));
  const needed = [...asked.filter((field) => program.requires.includes(field)), ...group.asks];
  return {
    submissionId,
    choices: [
      {
        program: program.id,
        ...pick(
          answers,
          choiceFields.filter((f) => program.requires.includes(f)),
        ),
      },
    ],
    targetGroup: group.id,
    ...pick(answers, needed),
    ...{ name: 'Kenari', nik: cardOf(catalog), phone: numbered(example.phone), phoneOf: 'own' },
    ...{ district: first(catalog.districts).code, village: 'Kenari' },
    consent: { given: true, version: canaryConsent },
  };
}

const answersOf = ({ answers, plans }: Catalog, { trainingTypes }: Program) => ({
  trainingType: trainingTypes[0],
  kurSubtype: answers.kurSubtype[0]?.id,
  caseLocation: answers.caseLocation[0]?.id,
  about: 'self',
  story: 'Kenari',
  safeContact: 'Kenari',
  plan: plans.find(({ country }) => country !== 'required')?.id,
});

const born = { written: '010180', date: '1980-01-01' };

/** As the country writes its cards: any that could be. */
function cardOf({ regions, isCardRegion }: Catalog): string {
  if (deployment.card.kind === 'pattern') return numbered((example as { card?: string }).card ?? '');
  const codes = [...regions.keys()].map((code) => code.replace('.', ''));
  return `${first(codes.filter((code) => isCardRegion(code, born.date)))}01${born.written}0001`;
}

/** `{8}` stands for as many digits of a running number: here the first. */
const numbered = (form: string): string =>
  form.replace(/\{(\d+)\}/g, (_, length: string) => '1'.padStart(Number(length), '0'));

const pick = <T extends object>(from: T, names: readonly (keyof T)[]) =>
  Object.fromEntries(names.map((name) => [name, from[name]]));

function first<T>(values: readonly T[]): T {
  const [value] = values;
  if (value === undefined) throw new Error('The catalog has nothing for which the canary could apply');
  return value;
}
