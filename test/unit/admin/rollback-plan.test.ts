import { describe, expect, it } from 'vitest';
import type { Deployed } from '../../../admin/aws/versions.ts';
import { planRollback } from '../../../admin/rollback-plan.ts';

type Name = Deployed['name'];

/** A function with one version for each word, published at the hour that stands with it. */
function deployed(name: Name, live: number, ...words: [hour: number, description: string][]): Deployed {
  const versions = words.map(([hour, description], at) => ({
    ...{ number: at + 1, description },
    publishedAt: `2026-11-27T${String(hour).padStart(2, '0')}:00:00.000+0000`,
  }));
  return { name, physicalName: name, live, versions };
}

const going = (functions: readonly Deployed[], asked: Parameters<typeof planRollback>[1] = {}) => {
  const { steps, ...plan } = planRollback(functions, asked);
  const moved = steps.map(({ deployed: { name }, now, next }) => `${name} ${now.number} > ${next.number}`);
  return { ...plan, steps: moved };
};

describe('going back', () => {
  const two = [
    deployed('enroll', 2, [6, '1-a'], [7, '1-b']),
    deployed('notify', 3, [5, '0-x'], [6, '1-a'], [7, '1-b']),
  ];

  it('takes every function to its version of the deployment before, whatever its number', () => {
    expect(going(two)).toEqual({
      from: '1-b',
      to: '1-a',
      without: [],
      steps: ['enroll 2 > 1', 'notify 3 > 2'],
    });
  });

  it('takes one function alone, or all to a deployment by its name, also forward', () => {
    expect(going(two, { only: 'notify' }).steps).toEqual(['notify 3 > 2']);
    const back = [
      deployed('enroll', 1, [6, '1-a'], [7, '1-b']),
      deployed('notify', 3, [5, '0-x'], [6, '1-a'], [7, '1-b']),
    ];
    expect(going(back, { to: '1-b' }).steps).toEqual(['enroll 1 > 2']);
  });

  it('goes on from the newest that is live, where an earlier try got half way', () => {
    const half = [
      deployed('enroll', 1, [6, '1-a'], [7, '1-b']),
      deployed('notify', 2, [6, '1-a'], [7, '1-b']),
    ];
    expect(going(half)).toMatchObject({ from: '1-b', to: '1-a', steps: ['notify 2 > 1'] });
  });

  it('leaves a function where it is that the deployment does not have yet', () => {
    const younger = [deployed('enroll', 2, [6, '1-a'], [7, '1-b']), deployed('statements', 1, [7, '1-b'])];
    expect(going(younger)).toMatchObject({ steps: ['enroll 2 > 1'], without: ['statements'] });
  });

  it('takes a deployment that came again for what it was last', () => {
    const again = [deployed('enroll', 3, [5, '1-a'], [6, '1-b'], [7, '1-a'])];
    expect(going(again)).toEqual({ from: '1-a', to: '1-b', without: [], steps: ['enroll 3 > 2'] });
  });

  it('is refused where nothing is before, and where nothing goes by the name', () => {
    const first = [deployed('enroll', 1, [6, '1-a'], [7, '1-b'])];
    expect(() => going(first)).toThrow('There is no deployment before 1-a');
    expect(() => going(first, { to: '2-z' })).toThrow('There is no deployment 2-z; there are 1-a, 1-b');
  });

  it('is refused to what cannot read what was written since, and named why', () => {
    const words: [number, string][] = [
      [5, '1-a'],
      [6, '1-b letter 1/2'],
      [7, '1-c letter 2/2'],
    ];
    expect(going([deployed('notify', 3, ...words)]).steps).toEqual(['notify 3 > 2']);
    expect(() => going([deployed('notify', 3, ...words)], { to: '1-a' })).toThrow(
      '1-a reads letter up to shape 1, and 1-c has written shape 2',
    );
  });
});
