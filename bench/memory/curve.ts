import { prices } from '../cost/prices.ts';
import type { Called } from './calls.ts';

export const sizes = [128, 256, 512, 1024, 1769] as const;
export type Size = (typeof sizes)[number];

/** Of one function, on a whole core: milliseconds of CPU, and the most memory of its process. */
export type Measured = {
  readonly importMs: number;
  readonly firstMs: number;
  readonly warmMs: number;
  readonly peakMb: number;
};

export type Point = {
  readonly size: Size;
  /** Milliseconds until the answer. */
  readonly cold: number;
  readonly warm: number;
  /** Of a month of a million accepted. */
  readonly dollars: number;
  readonly fits: boolean;
};

/** At 1,769 MB a function has a whole core, below it that part of one. https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html */
const wholeCore = 1769;
/** Of a hundred calls one is a cold start, which also waits for the pepper and a data key. */
const [coldShare, coldWaitMs] = [0.01, 20];
/** Lambda's own part of the process, larger events and a longer life are not in the peak. */
const margin = 2;
/** What a month may cost more, so that people wait less. */
const worth = 0.25;

export function curveOf(measured: Measured, { waitMs, callsAMonth }: Called): Point[] {
  const { importMs, firstMs, warmMs, peakMb } = measured;
  return sizes.map((size) => {
    const slower = wholeCore / size;
    const cold = (importMs + firstMs) * slower + waitMs + coldWaitMs;
    const warm = warmMs * slower + waitMs;
    const seconds = (callsAMonth * ((1 - coldShare) * warm + coldShare * cold)) / 1000;
    const dollars = seconds * (size / 1024) * prices.lambdaGbSecond.dollars;
    return { size, cold, warm, dollars, fits: peakMb * margin <= size };
  });
}

/**
 * Where people wait, the largest size within a quarter dollar a month of the cheapest that fits; where nobody does, the
 * smallest that fits; for work that may take an invocation's whole time, the core that one thread can use.
 */
export function choose(curve: readonly Point[], { waiting }: Called): Size {
  const fitting = curve.filter(({ fits }) => fits);
  if (waiting === 'long') return wholeCore;
  const cheapest = Math.min(...fitting.map(({ dollars }) => dollars));
  const wanted = ({ dollars }: Point): boolean => dollars <= cheapest + worth;
  return (waiting === 'nobody' ? fitting[0] : fitting.findLast(wanted))?.size ?? wholeCore;
}
