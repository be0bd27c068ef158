/** As much as one view shows. */
export const MOST_EVENTS = 2000
