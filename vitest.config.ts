import { defineConfig } from 'vitest/config';

type More = { readonly maxWorkers?: number; readonly isolate?: false };

const project = (name: string, seconds: number, more: More = {}) => ({
  test: {
    name,
    // Long tests come last, four files at a time on two cores: those of running systems often wait for processes.
    ...(more.maxWorkers !== undefined && { sequence: { groupOrder: 1 } }),
    ...more,
    include: [`test/${name}/**/*.test.ts`],
    testTimeout: seconds * 1000,
    hookTimeout: seconds * 1000,
  },
});

export default defineConfig({
  test: {
    projects: [
      project('unit', 30),
      project('faults', 60, { maxWorkers: 4 }),
      // Its files change nothing that another one sees, and load the same functions: once for all is half the work.
      project('hostile', 60, { isolate: false }),
      project('infra', 120),
      project('contract', 60),
      project('e2e', 180, { maxWorkers: 4 }),
      project('browser', 180, { maxWorkers: 4 }),
    ],
    // By itself vitest leaves one of two cores to its own process, which hardly needs it.
    maxWorkers: 2,
    reporters: ['default', './test/count-reporter.ts'],
  },
});
