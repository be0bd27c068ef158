import { MONTHS, monthsOfQuarter, QUARTERS } from '@/lib/targets/year'

export type Period = 'month' | 'quarter'

/** A column of the grid: the months it adds up, and whether it is typed in or only summed. */
export type Column = {
  key: string
  kind: 'month' | 'quarter' | 'year'
  number: number
  months: number[]
  isTyped: boolean
}

/** By month: three months and their quarter, four times; by quarter: four quarters. The year comes last. */
export function columnsFor(period: Period): Column[] {
  const quarters = QUARTERS.flatMap((number): Column[] => {
    const months = monthsOfQuarter(number)
    const quarter: Column = {
      key: `q${number}`,
      kind: 'quarter',
      number,
      months,
      isTyped: period === 'quarter',
    }
    if (period === 'quarter') return [quarter]
    const single = months.map(
      (month): Column => ({ key: `m${month}`, kind: 'month', number: month, months: [month], isTyped: true }),
    )
    return [...single, quarter]
  })
  return [...quarters, { key: 'year', kind: 'year', number: 0, months: [...MONTHS], isTyped: false }]
}
