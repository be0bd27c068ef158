/** The number of a case as people say it: VV-000123. */
export const numbered = (number: number): string => `VV-${String(number).padStart(6, '0')}`
