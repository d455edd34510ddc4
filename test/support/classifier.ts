/** What somebody sees of one application: sizes, codes and texts by name. */
export type Seen = Readonly<Record<string, number | string>>;
export type Example = { readonly seen: Seen; readonly repeated: boolean };

/** What is looked at: a value as it is, or whether a number is above a limit. */
type Trait = (seen: Seen) => number | string | boolean | undefined;
/** Says of an application whether it looks like a repeated one. */
export type Classifier = (seen: Seen) => boolean;

/** How often the classifier is right about pairs that it has not seen: taught with one half, asked about the other. */
export function accuracy(pairs: readonly (readonly [first: Seen, repeated: Seen])[]): number {
  const examples = pairs.map(([first, again]) => [
    { seen: first, repeated: false },
    { seen: again, repeated: true },
  ]);
  const halves = [0, 1].map((half) => examples.filter((_pair, at) => at % 2 === half).flat());
  const right = halves.map((asked, half) => {
    const classify = learn(halves[1 - half] ?? []);
    return asked.filter(({ seen, repeated }) => classify(seen) === repeated).length;
  });
  return right.reduce((sum, count) => sum + count, 0) / (2 * pairs.length);
}

/** Finds the one trait that sets the two kinds best apart, and judges by what most of each value were. */
export function learn(examples: readonly Example[]): Classifier {
  const rated = traitsOf(examples).map((trait) => ({ trait, worth: knowledgeIn(tableOf(examples, trait)) }));
  const [best] = rated.toSorted((a, b) => b.worth - a.worth);
  if (!best) return () => false;
  const table = tableOf(examples, best.trait);
  return (seen) => {
    const { first, repeated } = table.get(best.trait(seen)) ?? { first: 0, repeated: 0 };
    return repeated > first;
  };
}

function traitsOf(examples: readonly Example[]): Trait[] {
  const names = Object.keys(examples[0]?.seen ?? {});
  return names.flatMap((name) => {
    const numbers = new Set(
      examples.map(({ seen }) => seen[name]).filter((value) => typeof value === 'number'),
    );
    const limits = [...numbers].map(
      (limit): Trait =>
        (seen) =>
          Number(seen[name]) > limit,
    );
    return [(seen: Seen) => seen[name], ...limits];
  });
}

type Table = ReadonlyMap<ReturnType<Trait>, { first: number; repeated: number }>;

function tableOf(examples: readonly Example[], trait: Trait): Table {
  const table = new Map<ReturnType<Trait>, { first: number; repeated: number }>();
  for (const { seen, repeated } of examples) {
    const value = trait(seen);
    const counts = table.get(value) ?? { first: 0, repeated: 0 };
    table.set(value, counts);
    counts[repeated ? 'repeated' : 'first'] += 1;
  }
  return table;
}

/**
 * By how many the values' own majorities beat guessing, less what chance gives: of n thrown coins, the more frequent
 * side is on average 0.4 √n above half. So many small groups do not look like knowledge.
 */
const knowledgeIn = (table: Table): number =>
  [...table.values()].reduce(
    (sum, { first, repeated }) => sum + Math.abs(first - repeated) / 2 - 0.4 * Math.sqrt(first + repeated),
    0,
  );
