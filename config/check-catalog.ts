import { findCatalog, useCatalog } from './other-catalog.ts';

// `npm run catalog -- examples/nepal`: whether a catalog can be used, without starting anything.
try {
  const [directory] = process.argv.slice(2);
  if (directory !== undefined) useCatalog(findCatalog(directory));
  const { checkCatalog, leftToEnglish } = await import('../shared/catalog/check-catalog.ts');
  const { programs, offices, districts } = checkCatalog();
  const counts = { programs: programs.length, offices: offices.length, districts: districts.length };
  console.log(JSON.stringify({ ...counts, leftToEnglish: leftToEnglish() }));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
