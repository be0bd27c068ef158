export type ImportSource = { format?: 'xlsx' | 'csv'; encoding?: string; separator?: string; sheet?: string }
export type ImportCell = string | number | boolean | null
