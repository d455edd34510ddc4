/** How this page was come to: `navigate` the first time, `reload`, or `back_forward` through the history. */
export function arrival(): string {
  const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return entry?.type ?? 'navigate';
}
