export type Figure = { name: string; value: string; isWrong?: boolean }

/** One long trial, in a place of its own that it clears away; `say` tells what is going on. */
export type Part = (given: {
  rows: number
  minutes: number
  say: (line: string) => void
}) => Promise<Figure[]>
