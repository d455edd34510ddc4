import { vi } from 'vitest';
import { type Resource, serviceName, variablesOf } from './synthesis.ts';

type Answer = {
  readonly statusCode: number;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
};
type Handler = (event: unknown, context: object) => Promise<Answer>;

export type Handlers = {
  readonly names: readonly string[];
  ask(name: string, event: unknown): Promise<Answer>;
  unload(): void;
};

/** For what only a deployment knows. */
const standIn = (variable: string): string =>
  /^ORIGIN$|_URL$/.test(variable) ? 'https://service.example' : 'stand-in';

/** The real entries of functions, with the template's variables. Nothing of AWS is there to be asked. */
export async function loadHandlers(functions: readonly Resource[]): Promise<Handlers> {
  const handlers = new Map<string, Handler>();
  for (const [name, fn] of new Map(functions.map((fn) => [serviceName(fn), fn]))) {
    for (const [variable, value] of Object.entries(variablesOf(fn)))
      vi.stubEnv(variable, typeof value === 'string' ? value : standIn(variable));
    const { handler } = await import(`../../functions/${name}/handler.ts`);
    handlers.set(name, handler);
  }
  const context = { getRemainingTimeInMillis: () => 1000 };
  return {
    names: [...handlers.keys()],
    ask: (name, event) => handlers.get(name)?.(event, context) ?? Promise.reject(new Error(name)),
    unload: () => void vi.unstubAllEnvs(),
  };
}
