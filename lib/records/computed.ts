import 'server-only'
import { evaluate, type Value } from '@/lib/formula/evaluate'
import { type Node, parseFormula } from '@/lib/formula/parse'
import type { Actor } from '@/lib/kernel/actor'
import { meantBy } from '@/lib/kernel/custom-fields'
import type { Entity, Field } from '@/lib/kernel/entity'
import { today } from '@/lib/vietnam/date'
import { decimalsOf } from '@/lib/vietnam/money'
import type { Row } from './query'

const DAY = 86_400_000

/** Rows with what is computed from their other fields. */
export function withComputed(actor: Actor, { fields }: Entity, rows: Row[]): Row[] {
  const computed = Object.entries(fields).filter(([, field]) => field.computed)
  if (computed.length === 0) return rows
  const around = {
    fields,
    today: dayNumber(today(actor.person?.timeZone ?? actor.workspace.timeZone)),
    unit: 10 ** decimalsOf(actor.workspace.currency),
  }
  return rows.map((row) => ({
    ...row,
    ...Object.fromEntries(
      computed.map(([name, field]) => [name, toldAs(field, valueIn(around, row, field), around)]),
    ),
  }))
}

type Around = { fields: Entity['fields']; today: number; unit: number }

const trees = new Map<string, Node>()
const MOST_TREES = 1000

/** Formulas are few and read again and again. */
function treeOf(formula: string): Node {
  const known = trees.get(formula)
  if (known) return known
  if (trees.size >= MOST_TREES) trees.clear()
  const tree = parseFormula(formula)
  trees.set(formula, tree)
  return tree
}

function valueIn(around: Around, row: Row, { computed }: Field): Value {
  const { fields, today } = around
  const valueAt = (name: string): Value => {
    const meant = meantBy(fields, name)
    const field = fields[meant]
    return field?.computed ? valueIn(around, row, field) : field ? held(around, field, row[meant]) : null
  }
  return evaluate(treeOf(computed?.formula ?? '0'), { valueAt, today })
}

/** A value as a formula reckons with it: amounts in whole units, percents as parts of one, days as numbers. */
function held({ unit }: Around, { type }: Field, value: unknown): Value {
  if (value === null || value === undefined || value === '') return null
  if (type === 'date') return dayNumber(String(value))
  if (type === 'money') return Number(value) / unit
  return type === 'percent' ? Number(value) / 100 : Number(value)
}

const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / DAY

const LAST_DAY = 2_932_896 // in the year 9999

/** What came of it as a field of that kind holds it; null for what no such field could hold. */
function toldAs({ computed, decimals = 0 }: Field, value: Value, { unit }: Around): unknown {
  if (typeof value !== 'number' || !Number.isFinite(value)) return null
  if (computed?.result === 'money') return Math.round(value * unit)
  if (computed?.result === 'number') return Math.round(value * 10 ** decimals) / 10 ** decimals
  const day = Math.round(value)
  return day < 0 || day > LAST_DAY ? null : new Date(day * DAY).toISOString().slice(0, 10)
}
