/**
 * Indonesia's three times. Each is a fixed offset all year: daylight saving was last used in 1950, and the borders
 * between them are set by presidential decree 41/1987.
 */
export const zoneOffsetHours = { 'Asia/Jakarta': 7, 'Asia/Makassar': 8, 'Asia/Jayapura': 9 } as const;
export type Zone = keyof typeof zoneOffsetHours;

/** What a clock on the wall in that zone shows, as the UTC fields of a Date. */
export const wallClock = (at: Date, zone: Zone): Date =>
  new Date(at.getTime() + zoneOffsetHours[zone] * 3600 * 1000);
