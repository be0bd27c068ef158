import type { ExportCell } from '@/lib/records/export'
import { decimalsOf } from '@/lib/vietnam/money'
import type { CareReport, CaseCount, SaleCount } from './report'

const HEADS = [
  'part',
  'item',
  'made',
  'solved',
  'answerDue',
  'answered',
  'solutionDue',
  'solvedInTime',
  'amount',
  'wins',
] as const
type Word =
  | (typeof HEADS)[number]
  | 'cases'
  | 'categories'
  | 'owners'
  | 'sales'
  | 'salesOwners'
  | 'none'
  | 'nobody'

/** The report as rows of a file, the first of them headings. */
export async function* reportRows(
  { periods, categories, owners, sales }: CareReport,
  say: (word: Word) => string,
  currency: string,
): AsyncGenerator<ExportCell[]> {
  const ofCases = (part: Word, name: string | null, row: CaseCount): ExportCell[] => [
    ...[say(part), name, row.made, row.solved],
    ...[row.answerDue, row.answerMet, row.solutionDue, row.solutionMet, null, null],
  ]
  const ofSales = (part: Word, name: string | null, { amount, wins }: SaleCount): ExportCell[] => [
    ...[say(part), name, null, null, null, null, null, null],
    ...[amount / 10 ** decimalsOf(currency), wins],
  ]
  yield HEADS.map((head) => say(head))
  for (const row of periods) yield ofCases('cases', row.key, row)
  for (const row of categories ?? []) yield ofCases('categories', row.name ?? say('none'), row)
  for (const row of owners ?? []) yield ofCases('owners', row.name ?? say('nobody'), row)
  for (const row of sales?.periods ?? []) yield ofSales('sales', row.key, row)
  for (const row of sales?.owners ?? []) yield ofSales('salesOwners', row.name ?? say('nobody'), row)
}
