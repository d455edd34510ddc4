/** Answers that a program can ask for in the choice itself. */
export const choiceFields = ['trainingType', 'kurSubtype', 'caseLocation'] as const;

/** Questions that a program or a target group can put for the submission as a whole. */
export const submissionFields = ['about', 'story', 'safeContact', 'plan'] as const;
