import { Unavailable } from '../errors.ts';

/**
 * The number of an item's or message's shape (`v`, absent: 1): what this code writes, and up to which it reads. It rises
 * only where older code would misread; a new attribute needs no number, for whoever does not know it passes it over and
 * leaves it. How a shape is changed, in two deployments: docs/decisions/versions.md.
 */
export const shapes = {
  /** 2: its answer without what stands beside it. Written by the deployment after the one that can read it. */
  submission: { writes: 1, reads: 2 },
  /** Checks too. */
  referral: { writes: 1, reads: 1 },
  share: { writes: 1, reads: 1 },
  /** 2: its content packed. */
  letter: { writes: 2, reads: 2 },
  office: { writes: 1, reads: 1 },
  /** In the letter queue. */
  message: { writes: 1, reads: 1 },
} as const satisfies Shapes;

export type Shape = { readonly writes: number; readonly reads: number };
export type Shapes = Readonly<Record<string, Shape>>;
export type ShapeName = keyof typeof shapes;

/** What the writer of an item or message puts beside its kind. */
export const stamp = (name: ShapeName): { readonly v?: number } =>
  shapes[name].writes > 1 ? { v: shapes[name].writes } : {};

/** Throws `Unavailable`, which is tried again and loses nothing, for what newer code wrote and this code would misread. */
export function refuseNewer(name: string, number: unknown): void {
  const reads = (shapes as Shapes)[name === 'check' ? 'referral' : name]?.reads;
  if (reads === undefined || typeof number !== 'number' || number <= reads) return;
  throw new Unavailable(`${name} of shape ${number}: this version reads up to ${reads}; roll forward`);
}

/** As a deployment is described: `letter 2/3` writes 2 and reads up to 3. What is 1/1 needs no word. */
export const tellShapes = (of: Shapes): string =>
  Object.entries(of)
    .filter(([, { reads }]) => reads > 1)
    .map(([name, { writes, reads }]) => `${name} ${writes}/${reads}`)
    .join(', ');

export function readShapes(told: string): Shapes {
  const words = told.split(/[ ,]/).filter(Boolean);
  const named = words.flatMap((word, at) => {
    const [, writes, reads] = /^(\d+)\/(\d+)$/.exec(word) ?? [];
    return reads === undefined ? [] : [[words[at - 1], { writes: Number(writes), reads: Number(reads) }]];
  });
  return Object.fromEntries(named);
}
