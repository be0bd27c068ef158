/** Why something is refused, in one line. */
export const refusal = (work: Promise<unknown>) =>
  work.then(String, ({ code, words }) => `${code} ${words.key}`)
