/** A value with names: no list, and not nothing. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whoever sends JSON can send anything: of what was typed, only texts are shown again. */
export const textsIn = (values: object): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => typeof value === 'string'));
