import { choiceFields, submissionFields } from '../catalog/fields.ts';
import type { Catalog, Program } from '../catalog/types.ts';

/**
 * No form offers this consent, and nobody's is accepted: where the mark is not known, what the canary sends is refused
 * like any other old form, and does not become the application of a person who does not exist.
 */
const consent = 'canary';

const forCanary = new WeakMap<Catalog, Catalog>();

/** The catalog as it counts for the canary alone. */
export function canaryCatalog(catalog: Catalog): Catalog {
  const own = forCanary.get(catalog) ?? { ...catalog, consentVersions: [consent] };
  forCanary.set(catalog, own);
  return own;
}

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
    ...{ name: 'Kenari', nik: cardOf(catalog), phone: '+628110000000', phoneOf: 'own' },
    ...{ district: first(catalog.districts).code, village: 'Kenari' },
    consent: { given: true, version: consent },
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

function cardOf({ regions, isCardRegion }: Catalog): string {
  const codes = [...regions.keys()].map((code) => code.replace('.', ''));
  return `${first(codes.filter((code) => isCardRegion(code, born.date)))}01${born.written}0001`;
}

const pick = <T extends object>(from: T, names: readonly (keyof T)[]) =>
  Object.fromEntries(names.map((name) => [name, from[name]]));

function first<T>(values: readonly T[]): T {
  const [value] = values;
  if (value === undefined) throw new Error('The catalog has nothing for which the canary could apply');
  return value;
}
