import { homeZone, wallClock } from '../shared/calendar/zone.ts';

/** A moment as the clock on the ministry's wall shows it: whoever telephones adds no hours up. */
export const clockTime = (at: string): string =>
  `${wallClock(new Date(at), homeZone).toISOString().slice(0, 16).replace('T', ' ')} ${homeZone}`;
