import type { Fields, Question } from '@/db/schema'
import type { Entity, Field } from '@/lib/kernel/entity'
import { demandedOf } from '@/lib/record-rules/conditions'
import type { RecordRules } from '@/lib/record-rules/rules'
import { askable } from './askable'

type Leads = Pick<Entity, 'fields'>

export type Asked = { name: string; field: Field; isRequired: boolean }

const isBlank = (value: unknown) => !value || (Array.isArray(value) && value.length === 0)

/** The values every lead of a form begins with, by the fields of a lead. */
export const fixedOf = (form: Fields): Fields => ({
  qualification: form.leadQualification,
  sourceId: form.leadSourceId,
  ownerId: form.leadOwnerId,
  teamId: form.leadTeamId,
  tagIds: form.leadTagIds,
})

/** What the company demands of a lead that a form makes. */
export const demandedBy = (form: Fields, rules: RecordRules): string[] =>
  demandedOf(rules, { status: isBlank(form.leadOwnerId) ? 'new' : 'assigned', ...fixedOf(form) })

/** What a form really asks: its own questions, and whatever else the company demands of a lead and can be asked. */
export function askedBy(leads: Leads, form: Fields, demanded: readonly string[]): Asked[] {
  const fixed = fixedOf(form)
  const own = form.questions as Question[]
  const offered = askable(leads)
  const more = offered
    .filter(
      (name) => demanded.includes(name) && isBlank(fixed[name]) && !own.some(({ field }) => field === name),
    )
    .map((field) => ({ field, isRequired: true }))
  return [...own, ...more].flatMap(({ field: name, isRequired }) => {
    const field = offered.includes(name) ? leads.fields[name] : undefined
    const isDemanded = field?.required || (demanded.includes(name) && isBlank(fixed[name]))
    return field ? [{ name, field, isRequired: isRequired || Boolean(isDemanded) }] : []
  })
}

/** What the company demands of a lead and this form neither asks nor sets: with any of these it takes nothing in. */
export function missingIn(leads: Leads, form: Fields, demanded: readonly string[]): string[] {
  const fixed = fixedOf(form)
  const asked = new Set(askedBy(leads, form, demanded).map(({ name }) => name))
  const isOwned = !isBlank(fixed.ownerId) || !isBlank(fixed.teamId) // a team gives what comes in to one of its own
  return demanded.filter(
    (name) => !asked.has(name) && isBlank(fixed[name]) && !(name === 'ownerId' && isOwned),
  )
}
