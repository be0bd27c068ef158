/** [field, comparison, value], or groups of them. What saved views and shared links carry. */
export type Condition = [field: string, operator: string, value?: unknown]
export type Filter = Condition | { and: Filter[] } | { or: Filter[] } | { not: Filter }
