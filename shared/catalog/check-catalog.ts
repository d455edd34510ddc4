import first from '#catalog/texts/first.json' with { type: 'json' };
import second from '#catalog/texts/second.json' with { type: 'json' };
import needed from '../text/en.json' with { type: 'json' };
import { languages } from '../text/language.ts';
import { parseCatalog } from './catalog.ts';
import { catalogFiles } from './data.ts';
import { missingTexts, textProblems } from './text-problems.ts';
import type { Catalog } from './types.ts';

/** Throws, naming file and entry, where the catalog in use has a wrong shape, or lacks words that the code says. */
export function checkCatalog(): Catalog {
  const catalog = parseCatalog(catalogFiles);
  const problems = [first, second].flatMap((texts, at) =>
    textProblems(texts, needed).map((problem) => `texts/${languages[at]}.json: ${problem}`),
  );
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return catalog;
}

/** How many sentences a language's file leaves to our English. */
export const leftToEnglish = (): Readonly<Record<string, number>> =>
  Object.fromEntries(
    [first, second].map((texts, at) => [String(languages[at]), missingTexts(texts, needed).length]),
  );
