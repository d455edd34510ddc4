/**
 * Every partition of the table by its beginning, as a policy names it (`keys.ts` makes them): what a function may read
 * or write is told by these, so that one that needs letters cannot reach people.
 */
export const partitions = {
  submissions: 'S#*',
  persons: 'P#*',
  erased: 'E#*',
  letters: 'L#*',
  statements: 'T#*',
  recounts: 'RECOUNT',
  liveNeeds: 'NEEDS',
  offices: 'OFFICE',
  codes: 'A#*',
  holds: 'H#*',
  unmet: 'U#*',
  mailRest: 'MAIL',
  imports: 'IMPORT',
  canaries: 'CANARY',
} as const;
export type PartitionKind = keyof typeof partitions;

/** The same of each index. An office's shard begins with whatever the catalog calls the office. */
export const indexPartitions = {
  byWeek: { weeks: 'W#*' },
  byOffice: { lists: '*#?', unsentLetters: 'LETTERS', unheardLetters: 'UNHEARD' },
} as const;
