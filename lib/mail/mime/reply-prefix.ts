const PREFIXES = /^(?:\s*(?:re|fwd?|tr|trả lời)\s*(?:\[\d+\])?\s*:)+\s*/iu

/** A subject without what mail programs set before that of an answered or forwarded mail. */
export const bareSubject = (subject: string): string => subject.replace(PREFIXES, '')
