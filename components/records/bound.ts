/** Actions that take the name of a kind or dictionary first, for one of them. */
export const bound =
  (name: string) =>
  <In, Out>(action: (name: string, raw: In) => Promise<Out>) =>
  (raw: In): Promise<Out> =>
    action(name, raw)
