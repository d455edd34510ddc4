import type { Reporter, SerializedError, TestModule } from 'vitest/node';
import { findChromium, noChromium } from './support/chromium.ts';

type Counts = { passed: number; failed: number; skipped: number };

const none = (): Counts => ({ passed: 0, failed: 0, skipped: 0 });

/** `N passed, N failed`, and how many were skipped where any were. */
const inWords = ({ passed, failed, skipped }: Counts): string =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;

function add(counts: Counts, module: TestModule): void {
  const before = counts.failed;
  for (const test of module.children.allTests()) {
    const { state } = test.result();
    if (state === 'passed' || state === 'failed') counts[state] += 1;
    else counts.skipped += 1;
  }
  // A file that did not load, or whose hooks failed, has no failed test to show for it.
  if (module.state() === 'failed' && counts.failed === before) counts.failed += 1;
}

/** Says at the very end how many tests of each project passed, and all together alone on the last line. */
export default class CountReporter implements Reporter {
  #lines: readonly string[] = [];

  onInit(): void {
    // Vitest prints its own summary, and what it has to say about closing, before the process ends.
    process.once('exit', () => process.stdout.write(`${this.#lines.join('\n')}\n`));
  }

  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const all = none();
    const projects = new Map<string, Counts>();
    for (const module of modules) {
      const counts = projects.get(module.project.name) ?? none();
      projects.set(module.project.name, counts);
      add(counts, module);
      add(all, module);
    }
    all.failed += unhandled.length;
    this.#lines = [
      ...[...projects].map(([name, counts]) => `${name}: ${inWords(counts)}`),
      ...(projects.has('browser') && !findChromium() ? [noChromium] : []),
      ...(unhandled.length > 0 ? [`errors outside of tests: ${unhandled.length}`] : []),
      '',
      inWords(all),
    ];
  }
}
