export const functionNames = [
  'enroll',
  'pages',
  'office',
  'dispatch',
  'gather',
  'notify',
  'feedback',
  'summarize',
  'statements',
  'reconcile',
  'canary',
  'directory',
] as const;

export type FunctionName = (typeof functionNames)[number];
