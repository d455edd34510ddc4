import { canary } from '../../../../functions/canary/canary.ts';
import { canaryDeps, carryOn, passHour, type Trouble } from '../../canary.ts';
import type { TestSystem } from '../../system.ts';
import type { Scene, Scenes } from './scene.ts';

const call = (system: TestSystem, trouble: Trouble = {}) =>
  canary({ scheduledAt: system.clock.now.toISOString() }, canaryDeps(system, trouble));

/** One was sent an hour ago, and this was out of order since. */
const anHourAfter = (what: string, trouble: Trouble, spoil?: (system: TestSystem) => unknown): Scene => ({
  what,
  before: async (system) => {
    spoil?.(system);
    await call(system);
    await carryOn(system, trouble);
    passHour(system);
  },
  act: (system) => call(system),
});

const loseLinks = ({ deps }: TestSystem) =>
  Object.assign(deps, { tokens: () => Promise.reject(new Error('the secret cannot be read')) });

export const canaryScenes: Scenes = {
  'canary CanariesArrived': {
    ...anHourAfter('no canary comes out for three hours', {}),
    keepsCalm: true,
  },
  'canary CanariesNotAccepted': {
    what: 'nobody answers at the public door',
    act: (system) => call(system, { door: true }),
  },
  'canary CanariesNotReferred': anHourAfter('dispatch is not called for an hour', { dispatch: true }),
  'canary CanariesNotLettered': anHourAfter('dispatch cannot read the secret of the links', {}, loseLinks),
  'canary CanariesNotDelivered': anHourAfter('notify is not called for an hour', { queue: true }),
};
