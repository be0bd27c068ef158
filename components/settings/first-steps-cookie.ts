/** Remembers that a person has put the first steps of one workspace away. */
export const firstStepsCookie = (workspaceId: string) => `first-steps-${workspaceId}`
