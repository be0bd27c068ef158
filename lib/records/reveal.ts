import 'server-only'
import '@/lib/entities'
import { z } from 'zod'
import { can } from '@/lib/kernel/actor'
import { command } from '@/lib/kernel/command'
import { entities } from '@/lib/kernel/entity'
import { conflict, notFound } from '@/lib/kernel/errors'
import { entityFor } from '@/lib/kernel/field-rights'
import { openNumber } from '@/lib/kernel/sealed-number'
import { getRecord } from './query'

const input = z.strictObject({ kind: z.string().max(60), id: z.uuid(), field: z.string().max(60) })

/** Shows a number that is stored sealed, and notes in the log who looked at which. */
export const revealNumber = command({
  name: 'record.reveal',
  permission: 'record:reveal',
  input,
  async run({ tx, actor }, { kind, id, field }): Promise<{ data: { number: string }; events: Told[] }> {
    const declared = entities.get(kind)
    if (!declared?.path || !can(actor, declared.permissions.read)) throw notFound()
    const { fields } = entityFor(actor, declared)
    const row = await getRecord(tx, actor, declared, id)
    if (!row || fields[field]?.type !== 'citizenId' || !row[field]) throw notFound()
    const number = openNumber(actor.workspace.id, row[field])
    if (number === undefined) throw conflict('sealedElsewhere')
    return { data: { number }, events: [{ entity: kind, recordId: id, type: 'revealed', after: { field } }] }
  },
})

type Told = { entity: string; recordId: string; type: string; after: { field: string } }
