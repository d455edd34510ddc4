const { FAULTS, FAULTS_SEED, FAULTS_PATH } = process.env;

/** `FAULTS=long` plays as much as somebody has patience for. */
export const isLong = FAULTS === 'long';

/** How many runs by chance. `FAULTS_SEED` and `FAULTS_PATH`, as a failure prints them, play that one again. */
export const runs = (few: number, many: number) => ({
  numRuns: isLong ? many : few,
  ...(FAULTS_SEED && { seed: Number(FAULTS_SEED) }),
  ...(FAULTS_PATH && { path: FAULTS_PATH }),
});
