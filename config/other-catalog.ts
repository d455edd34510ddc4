import { existsSync, readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** What the code imports as `#catalog/…`; package.json says where the default catalog has it. */
export const catalogNames = [
  ...(['deployment', 'programs', 'offices', 'districts', 'regions', 'former-regions', 'questions'] as const),
  ...(['countries', 'closed-countries', 'country-names', 'holidays', 'example-people'] as const),
  ...(['texts/first', 'texts/second'] as const),
].map((name) => `#catalog/${name}.json`);

/** Another catalog: a directory with the files of `catalogNames`, its texts named by language (`texts/ne.json`). */
export type OtherCatalog = {
  readonly directory: string;
  /** Name → file. */
  readonly files: Readonly<Record<string, string>>;
};

/** Throws, naming each file that is missing or no JSON. */
export function findCatalog(path: string): OtherCatalog {
  const directory = resolve(path);
  if (!existsSync(directory))
    throw new Error(`There is no directory ${directory}: name one like examples/nepal`);
  const languages = readLanguages(join(directory, 'deployment.json'));
  const files = Object.fromEntries(catalogNames.map((name) => [name, fileOf(name, directory, languages)]));
  const problems = Object.values(files).flatMap(problemWith);
  if (problems.length > 0) throw new Error(`The catalog in ${path} cannot be used:\n${problems.join('\n')}`);
  return { directory, files };
}

let inUse: OtherCatalog | undefined;

/** From here on, what this process imports as `#catalog/…` comes from there: call it before anything of `shared/`. */
export function useCatalog(catalog: OtherCatalog): void {
  const { files } = catalog;
  inUse = catalog;
  registerHooks({
    resolve(specifier, context, nextResolve) {
      const file = files[specifier];
      return file === undefined
        ? nextResolve(specifier, context)
        : {
            url: pathToFileURL(file).href,
            format: 'json',
            shortCircuit: true,
            importAttributes: { type: 'json' },
          };
    },
  });
}

/** The same for whoever bundles: name → file, empty with the default catalog. */
export const otherCatalogFiles = (): Readonly<Record<string, string>> => inUse?.files ?? {};

/** Where the stages' configuration is: beside this file, or with the other catalog. */
export const configHome = (): URL =>
  inUse ? pathToFileURL(join(inUse.directory, 'config', '/')) : new URL('./', import.meta.url);

const inOrder = ['first', 'second'];

function fileOf(name: string, directory: string, languages: readonly string[]): string {
  const path = name.slice('#catalog/'.length);
  const text = /^texts\/(\w+)\.json$/.exec(path)?.[1];
  return join(
    directory,
    text === undefined ? path : `texts/${languages[inOrder.indexOf(text)] ?? text}.json`,
  );
}

/** Whatever is wrong with them is said where the whole file is checked. */
function readLanguages(file: string): string[] {
  if (problemWith(file).length > 0) return [];
  const { languages = [] } = JSON.parse(readFileSync(file, 'utf8')) as { languages?: { tag?: unknown }[] };
  return Array.isArray(languages) ? languages.map((language) => String(language?.tag)) : [];
}

function problemWith(file: string): string[] {
  if (!existsSync(file)) return [`${file} is missing`];
  try {
    JSON.parse(readFileSync(file, 'utf8'));
    return [];
  } catch (error) {
    return [`${file} is no JSON: ${error instanceof Error ? error.message : String(error)}`];
  }
}
