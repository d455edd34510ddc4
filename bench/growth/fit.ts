/** y = factor × x^slope, by least squares of the logarithms. */
export type Fit = {
  readonly slope: number;
  /** Its standard error. */
  readonly error: number;
  /** Between the two largest sizes alone: where a fixed part no longer hides the rest. */
  readonly last: number;
};

export function fitPower(sizes: readonly number[], values: readonly number[]): Fit {
  const points = sizes.map((size, at) => [Math.log(size), Math.log(values[at] || Number.MIN_VALUE)] as const);
  const mean = (pick: 0 | 1): number => points.reduce((sum, point) => sum + point[pick], 0) / points.length;
  const [mx, my] = [mean(0), mean(1)];
  const spread = points.reduce((sum, [x]) => sum + (x - mx) ** 2, 0);
  const slope = points.reduce((sum, [x, y]) => sum + (x - mx) * (y - my), 0) / spread;
  const left = points.reduce((sum, [x, y]) => sum + (y - my - slope * (x - mx)) ** 2, 0);
  const [[x1, y1], [x2, y2]] = points.slice(-2) as [[number, number], [number, number]];
  return {
    ...{ slope, error: Math.sqrt(left / Math.max(1, points.length - 2) / spread) },
    last: (y2 - y1) / (x2 - x1),
  };
}

/** What a slope means, by that of the largest sizes. */
export function inWords({ last }: Fit): string {
  if (last < 0.05) return 'does not grow';
  if (last < 0.9) return 'grows less than the load';
  return last <= 1.1 ? 'grows as the load' : '**grows faster than the load**';
}
