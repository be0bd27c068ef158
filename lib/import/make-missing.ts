import 'server-only'
import { dictionaries } from '@/lib/dictionaries/dictionary'
import '@/lib/dictionaries/commands'
import { type Actor, can } from '@/lib/kernel/actor'
import { type Command, type Context, within } from '@/lib/kernel/command'
import { entityNamed, type Field } from '@/lib/kernel/entity'
import type { Change } from '@/lib/kernel/event'
import { isolated } from '@/lib/kernel/isolated'
import { recordKinds } from '@/lib/records/kinds'
import type { Plan } from './plan'
import type { Missing } from './rows'

/** Whether entries that a column names can be made by their names alone, and this person may make them. */
export const canMake = (actor: Actor, { to = '', standing }: Field): boolean => {
  const make = creatorOf(to)
  return !standing && make !== undefined && can(actor, make.permission)
}

/** Makes the entries that cells name and that are not there yet. What cannot be made is left to be refused row by row. */
export async function makeMissing(context: Context, plan: Plan, missing: Missing): Promise<Change[]> {
  const events: Change[] = []
  for (const { name, field } of plan.filled) {
    const make = creatorOf(field.to ?? '')
    if (!make || !canMake(context.actor, field)) continue
    const { title } = entityNamed(field.to ?? '')
    for (const text of missing.get(name)?.values() ?? []) {
      const input = { ...recordKinds.get(field.to ?? '')?.given, [title]: text }
      if (!make.input.safeParse(input).success) continue
      const made = await isolated(context, () => within(make, context, input))
      if ('data' in made) events.push(...made.data.events)
    }
  }
  return events
}

const creatorOf = (name: string): Command | undefined =>
  (dictionaries.get(name)?.create ?? recordKinds.get(name)?.create) as Command | undefined
