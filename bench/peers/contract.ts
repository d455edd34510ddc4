import { catalog } from '../../shared/catalog/current.ts';

const idsOf = (entries: readonly { readonly id: string }[]): string[] => entries.map(({ id }) => id);

/** The lists that the contract knows, for who writes its rules with another library. */
export const known = {
  programs: idsOf(catalog.programs.filter(({ choosable }) => choosable)),
  trainingTypes: idsOf(catalog.trainingTypes),
  kurSubtypes: idsOf(catalog.answers.kurSubtype),
  caseLocations: idsOf(catalog.answers.caseLocation),
  groups: idsOf(catalog.targetGroups),
  plans: idsOf(catalog.plans),
  districts: catalog.districts.map(({ code }) => code),
  consentVersions: [...catalog.consentVersions],
};

export type Kept = { readonly submissionId: string } & Readonly<Record<string, unknown>>;

/** The store of a peer: a submission is kept once; the same id again gets the first receipt. */
export function memoryStore() {
  const kept = new Map<string, Kept>();
  return {
    keep: (enrollment: Kept): { receipt: string } => {
      if (!kept.has(enrollment.submissionId)) kept.set(enrollment.submissionId, enrollment);
      return { receipt: enrollment.submissionId.slice(0, 8) };
    },
    /** What was kept since the last call. */
    take: (): Kept[] => {
      const all = [...kept.values()];
      kept.clear();
      return all;
    },
  };
}

export type Store = ReturnType<typeof memoryStore>;
/** Hears what a peer would print. */
export type Log = (...said: unknown[]) => void;
