import { defineConfig } from 'vitest/config';

const project = (name: string, seconds: number) => ({
  test: {
    name,
    include: [`test/${name}/**/*.test.ts`],
    testTimeout: seconds * 1000,
    hookTimeout: seconds * 1000,
  },
});

export default defineConfig({
  test: {
    projects: [project('unit', 10), project('infra', 120), project('contract', 60), project('e2e', 180)],
    reporters: ['default', './test/count-reporter.ts'],
  },
});
