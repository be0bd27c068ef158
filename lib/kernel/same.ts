/** Whether two values say the same; the database gives the parts of an object back in an order of its own. */
export const isSame = (a: unknown, b: unknown): boolean => written(a) === written(b)

const written = (value: unknown) => JSON.stringify(value ?? null, inOrder)

const inOrder = (_: string, value: unknown) =>
  value && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value
