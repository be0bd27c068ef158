import type { Fields, Question } from '@/db/schema'
import type { Field } from '@/lib/kernel/entity'
import { leads } from '@/lib/leads/entity'
import { askable } from './askable'

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

/** What a form really asks: its own questions, and whatever else the company demands of a lead and can be asked. */
export function askedBy(form: Fields, demanded: readonly string[]): Asked[] {
  const fixed = fixedOf(form)
  const own = form.questions as Question[]
  const more = askable(leads)
    .filter(
      (name) => demanded.includes(name) && isBlank(fixed[name]) && !own.some(({ field }) => field === name),
    )
    .map((field) => ({ field, isRequired: true }))
  return [...own, ...more].flatMap(({ field: name, isRequired }) => {
    const field: Field | undefined = (leads.fields as Record<string, Field>)[name]
    const isDemanded = field?.required || (demanded.includes(name) && isBlank(fixed[name]))
    return field ? [{ name, field, isRequired: isRequired || Boolean(isDemanded) }] : []
  })
}

/** What the company demands of a lead and this form neither asks nor sets: with any of these it takes nothing in. */
export function missingIn(form: Fields, demanded: readonly string[]): string[] {
  const fixed = fixedOf(form)
  const asked = new Set(askedBy(form, demanded).map(({ name }) => name))
  const isOwned = !isBlank(fixed.ownerId) || !isBlank(fixed.teamId) // a team gives what comes in to one of its own
  return demanded.filter(
    (name) => !asked.has(name) && isBlank(fixed[name]) && !(name === 'ownerId' && isOwned),
  )
}
