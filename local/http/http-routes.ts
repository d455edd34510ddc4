import type { RouteDefinition } from '../assembly/system.ts';

export type FoundRoute = {
  readonly route: RouteDefinition;
  readonly parameters: Readonly<Record<string, string>>;
};
/** The route that an HTTP API would choose; undefined where not even `$default` is there. `path` is decoded. */
export type FindRoute = (method: string, path: string) => FoundRoute | undefined;

type Compiled = {
  readonly route: RouteDefinition;
  readonly method: string;
  readonly segments: readonly string[];
};

export function compileRoutes(routes: readonly RouteDefinition[]): FindRoute {
  const fallback = routes.find(({ key }) => key === '$default');
  const compiled = routes
    .filter((route) => route !== fallback)
    .map(compile)
    .sort(bySpecificity);
  return (method, path) => {
    for (const { route, method: wanted, segments } of compiled) {
      const parameters = wanted === method || wanted === 'ANY' ? match(segments, path.split('/')) : undefined;
      if (parameters) return { route, parameters };
    }
    return fallback && { route: fallback, parameters: {} };
  };
}

function compile(route: RouteDefinition): Compiled {
  const [method = '', path = ''] = route.key.split(' ');
  return { route, method, segments: path.split('/') };
}

/** A full match before a variable, a variable before a greedy one; a method before ANY. */
function bySpecificity(a: Compiled, b: Compiled): number {
  return rank(a).localeCompare(rank(b));
}

function rank({ segments, method }: Compiled): string {
  const kinds = segments.map((segment) => (isGreedy(segment) ? '2' : isVariable(segment) ? '1' : '0'));
  return `${kinds.join('')}${method === 'ANY' ? '1' : '0'}`;
}

function match(wanted: readonly string[], given: readonly string[]): Record<string, string> | undefined {
  const parameters: Record<string, string> = {};
  for (const [index, segment] of wanted.entries()) {
    if (isGreedy(segment)) {
      const rest = given.slice(index).join('/');
      return rest === '' ? undefined : { ...parameters, [segment.slice(1, -2)]: rest };
    }
    const value = given[index];
    if (value === undefined) return undefined;
    if (isVariable(segment) && value !== '') parameters[segment.slice(1, -1)] = value;
    else if (segment !== value) return undefined;
  }
  return wanted.length === given.length ? parameters : undefined;
}

function isVariable(segment: string): boolean {
  return segment.startsWith('{') && segment.endsWith('}');
}

function isGreedy(segment: string): boolean {
  return segment.startsWith('{') && segment.endsWith('+}');
}
