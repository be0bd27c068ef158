import type { Outcome } from '../reports'

export type Group = { name: string; ids: string[] }
export type Standing = 'proven' | 'failing' | 'unproven'

/** The groups of docs/features.md: headings such as "## EV — …", lines such as "- EV-01 …". */
export function readContract(markdown: string): Group[] {
  const groups: Group[] = []
  for (const line of markdown.split('\n')) {
    const heading = /^## ([A-Z]{2}) — (.*)$/.exec(line)
    if (heading) groups.push({ name: `${heading[1]} ${heading[2]}`, ids: [] })
    const id = /^- ([A-Z]{2}-\d{2,}) /.exec(line)?.[1]
    if (id) groups.at(-1)?.ids.push(id)
  }
  return groups
}

/** An ID is proven by a passed test that names it in brackets, unless another one that names it failed. */
export function standings(groups: Group[], outcomes: Outcome[]): Record<string, Standing> {
  const statuses = (id: string) =>
    outcomes.filter(({ title }) => title.includes(`[${id}]`)).map(({ status }) => status)
  return Object.fromEntries(groups.flatMap(({ ids }) => ids).map((id) => [id, standingOf(statuses(id))]))
}

function standingOf(statuses: Outcome['status'][]): Standing {
  if (statuses.includes('failed')) return 'failing'
  return statuses.includes('passed') ? 'proven' : 'unproven'
}
