import type { Catalog } from '../catalog/types.ts';

/**
 * No form offers this consent, and nobody's is accepted: where the mark is not known, what the canary sends is refused
 * like any other old form, and does not become the application of a person who does not exist.
 */
export const canaryConsent = 'canary';

const forCanary = new WeakMap<Catalog, Catalog>();

/** The catalog as it counts for the canary alone. */
export function canaryCatalog(catalog: Catalog): Catalog {
  const own = forCanary.get(catalog) ?? { ...catalog, consentVersions: [canaryConsent] };
  forCanary.set(catalog, own);
  return own;
}
