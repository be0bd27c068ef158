import 'server-only'
import { command } from '@/lib/kernel/command'
import { copyOf } from './holdings'
import { markOf, personInput, personOf } from './person'

/** Gives out all that is held on a person; the log tells that it was taken, not whose it is. */
export const exportPerson = command({
  name: 'personal_data.export',
  permission: 'privacy:write',
  input: personInput,
  async run({ tx, actor }, input) {
    const person = personOf(input)
    const personMark = markOf(actor.workspace.id, person)
    const told = { entity: 'personal_data', recordId: actor.workspace.id, type: 'exported' }
    return { data: await copyOf(tx, actor, person), events: [{ ...told, after: { personMark } }] }
  },
})
