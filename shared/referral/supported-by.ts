import type { Catalog, Program } from '../catalog/types.ts';
import { officeOf } from './routing.ts';

/** A program that an office supports, and the districts in which it does; a restricted one has no places. */
export type Supported = { readonly program: Program; readonly places: readonly string[] };

export const supportedBy = (catalog: Catalog, office: string): Supported[] =>
  catalog.programs.flatMap((program) => {
    const places = catalog.districts
      .map(({ code }) => code)
      .filter((code) => program.support.some((named) => officeOf(named, code) === office));
    if (places.length === 0) return [];
    return [{ program, places: program.restricted ? [''] : places }];
  });
