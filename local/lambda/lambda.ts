import type { Json } from '../json.ts';
import { type FunctionDefinition, type FunctionDeps, FunctionVersion } from './function-version.ts';
import type { Environment, Outcome } from './lambda-environment.ts';

/** Where the alias leads: to one version, and for a share of the calls (0 to 1) to others. */
export type Routing = { readonly version: string; readonly weights: Readonly<Record<string, number>> };

/** What event sources need of a function. */
export type Invocable = Pick<LocalFunction, 'invoke' | 'definition'>;

/** Steps of the golden ratio spread evenly over any share, and fall into step with no caller. */
const goldenRatio = (Math.sqrt(5) - 1) / 2;

/** A function of the template, called through its alias: one version of it, or two side by side. */
export class LocalFunction {
  readonly #versions: ReadonlyMap<string, FunctionVersion>;
  readonly #newest: FunctionVersion;
  #routing: Routing;
  #calls = 0;
  #processes = 0;

  /** `definitions`: one or more, the oldest version first. */
  constructor(definitions: readonly FunctionDefinition[], deps: FunctionDeps) {
    const newKey = () => this.#newKey();
    const versions = definitions.map((definition) => new FunctionVersion(definition, { ...deps, newKey }));
    this.#versions = new Map(versions.map((one) => [one.definition.version, one]));
    this.#newest = versions.at(-1) as FunctionVersion;
    this.#routing = { version: this.definition.version, weights: {} };
  }

  /** Of the newest version, as the template has it. */
  get definition(): FunctionDefinition {
    return this.#newest.definition;
  }

  get versions(): readonly FunctionDefinition[] {
    return [...this.#versions.values()].map(({ definition }) => definition);
  }

  get routing(): Routing {
    return this.#routing;
  }

  /** From the next call on; false where a version is not there. */
  route(routing: Routing): boolean {
    const known = [routing.version, ...Object.keys(routing.weights)].every((one) => this.#versions.has(one));
    if (known) this.#routing = routing;
    return known;
  }

  /** Invocations under way or waiting for a process. */
  get running(): number {
    return this.#sum(({ running }) => running);
  }

  /** Invocations that ended, well or badly. */
  get finished(): number {
    return this.#sum(({ finished }) => finished);
  }

  /** Invocations that ended, by version. */
  get served(): Readonly<Record<string, number>> {
    return Object.fromEntries([...this.#versions].map(([version, { finished }]) => [version, finished]));
  }

  invoke(event: Json): Promise<Outcome> {
    return this.#next().invoke(event);
  }

  tellTime(): void {
    for (const one of this.#versions.values()) one.tellTime();
  }

  /** The process whose calls are signed with this access key id, if it is one of this function's. */
  environment(accessKeyId: string): Environment | undefined {
    for (const one of this.#versions.values()) {
      const environment = one.environment(accessKeyId);
      if (environment) return environment;
    }
    return undefined;
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#versions.values()].map((one) => one.stop()));
  }

  #next(): FunctionVersion {
    this.#calls += 1;
    let rest = (this.#calls * goldenRatio) % 1;
    const { version, weights } = this.#routing;
    for (const [other, weight] of Object.entries(weights)) {
      if (rest < weight) return this.#versions.get(other) ?? this.#newest;
      rest -= weight;
    }
    return this.#versions.get(version) ?? this.#newest;
  }

  #newKey(): string {
    this.#processes += 1;
    const name = this.definition.name.replaceAll(/[^A-Za-z0-9]/g, '');
    return `LOCAL${name}${String(this.#processes).padStart(4, '0')}`;
  }

  #sum(of: (version: FunctionVersion) => number): number {
    return [...this.#versions.values()].reduce((sum, one) => sum + of(one), 0);
  }
}
