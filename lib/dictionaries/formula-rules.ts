import 'server-only'
import type { Fields } from '@/db/schema'
import { FormulaError, fieldsIn, type Node, parseFormula } from '@/lib/formula/parse'
import { type Result, resultOf } from '@/lib/formula/result'
import type { Actor } from '@/lib/kernel/actor'
import type { Context } from '@/lib/kernel/command'
import { customName, entityIn, meantBy } from '@/lib/kernel/custom-fields'
import { type Entity, entities, entityNamed, type Field } from '@/lib/kernel/entity'
import { conflict, invalidField } from '@/lib/kernel/errors'
import { KINDS } from '@/lib/kernel/policy'
import type { Option } from '@/lib/records/options'

/** What a field is to a formula; null for those that cannot be reckoned with. */
export function resultIn({ type, computed, currencyField, hidden }: Field): Result | null {
  if (hidden || currencyField) return null // an amount in a currency of its own is no amount of the company's
  if (computed) return computed.result
  if (type === 'money' || type === 'date') return type
  return ['number', 'percent', 'rating'].includes(type) ? 'number' : null
}

/** The columns that follow from a formula, or a refusal that says where it is wrong. */
export function checkedFormula(context: Context, values: Fields, was?: string): Fields {
  const { type, formula } = values
  if (type !== 'computed') return { formula: null, result: null }
  if (!formula) throw invalidField('formula', 'required')
  try {
    const result = kindOf(
      context.actor,
      String(values.kind),
      String(values.code),
      parseFormula(String(formula)),
    )
    // What others are made from stays what it is.
    if (was && was !== result) throw invalidField('formula', 'formulaResult')
    return { result }
  } catch (error) {
    if (error instanceof FormulaError) throw invalidField('formula', error.key, error.params)
    throw error
  }
}

function kindOf(actor: Actor, kind: string, code: string, formula: Node): Result {
  const declared = entities.get(kind)
  const { fields } = declared ? entityIn(actor, declared as Entity) : { fields: {} }
  const result = resultOf(formula, (name, at) => {
    const meant = meantBy(fields, name)
    const field = (fields as Entity['fields'])[meant]
    const isOwn = meant === customName(code) || name === code
    if (isOwn || field?.computed?.inputs.includes(customName(code)))
      throw new FormulaError('formulaCircle', { name, at })
    const told = Object.hasOwn(fields, meant) && field ? resultIn(field) : null
    if (!told) throw new FormulaError('formulaField', { name, at })
    return told
  })
  if (result === 'truth') throw new FormulaError('formulaTruth', { at: formula.at })
  return result
}

/** A field that others are made from stays. */
export function refuseInFormula(actor: Actor, kind: string, code: string): void {
  const own = actor.workspace.customFields?.[kind] ?? {}
  const user = Object.values(own).find(
    ({ computed, custom }) =>
      custom && computed && fieldsIn(parseFormula(computed.formula)).some(({ name }) => name === code),
  )
  if (user) throw conflict('usedInFormula', { name: user.custom?.label ?? '' })
}

/** The fields that formulas of each kind may be made of: what they are called in one, and their names. */
export const formulaOptions = (actor: Actor): Record<string, Option[]> =>
  Object.fromEntries(
    KINDS.map((kind) => {
      const { fields } = entityIn(actor, entityNamed(kind))
      const usable = Object.entries(fields).filter(([, field]) => resultIn(field))
      return [`formula ${kind}`, usable.map(([name]) => ({ id: name.replace(/^c_/, ''), name }))]
    }),
  )
