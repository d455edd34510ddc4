import { deployment } from '../catalog/deployment.ts';

export type Zone = keyof typeof deployment.zones;

/** Minutes ahead of UTC by zone, the same all year. */
export const zoneOffsets = deployment.zones;

/** The time of the ministry: of weeks, of days and of what an applicant reads. */
export const { homeZone } = deployment;

/** What a clock on the wall in that zone shows, as the UTC fields of a Date. */
export const wallClock = (at: Date, zone: Zone): Date => new Date(at.getTime() + zoneOffsets[zone] * 60_000);

/** The day `YYYY-MM-DD` in that zone. */
export const dateIn = (at: Date, zone: Zone): string => wallClock(at, zone).toISOString().slice(0, 10);
