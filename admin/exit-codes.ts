/** How every command ends; `--help` prints these lines. */
export const exitCodes = {
  done: [0, 'done, and nothing found'],
  refused: [1, 'refused, or something was found: the output says what'],
  usage: [2, 'the command line is wrong'],
  unavailable: [3, 'AWS or the local host did not answer: the same command later is safe'],
  forbidden: [4, 'AWS does not let these credentials do it: see the roles in docs/deploy.md'],
  unknown: [5, 'AWS does not know who asks: there are no credentials here, or their time is over'],
  defect: [70, 'an error of the program itself'],
} as const satisfies Record<string, readonly [number, string]>;

export type Ending = keyof typeof exitCodes;
