import { defineConfig } from 'vitest/config';

const project = (name: string, seconds: number, workers?: { maxWorkers: number }) => ({
  test: {
    name,
    // Long tests come last, three files at a time on two cores: those of running systems often wait for processes.
    ...(workers && { ...workers, sequence: { groupOrder: 1 } }),
    include: [`test/${name}/**/*.test.ts`],
    testTimeout: seconds * 1000,
    hookTimeout: seconds * 1000,
  },
});

export default defineConfig({
  test: {
    projects: [
      project('unit', 30),
      project('faults', 60, { maxWorkers: 3 }),
      project('hostile', 60),
      project('infra', 120),
      project('contract', 60),
      project('e2e', 180, { maxWorkers: 3 }),
      project('browser', 180, { maxWorkers: 3 }),
    ],
    reporters: ['default', './test/count-reporter.ts'],
  },
});
