import 'server-only'
import { type Command, command, recordRef } from '@/lib/kernel/command'
import { notFound } from '@/lib/kernel/errors'
import { getRecord } from '@/lib/records/query'
import { writeRow } from '@/lib/records/write'
import { webForms } from './entity'
import { newPublicKey } from './public-key'

/** A new address; what is embedded under the old one ends at once. */
export const renewWebForm: Command<typeof recordRef, { version: number }> = command({
  name: 'web_form.renew',
  permission: 'workspace:write',
  input: recordRef,
  async run(context, { id, version }) {
    const { tx, actor } = context
    if (!(await getRecord(tx, actor, webForms, id, 'workspace:write'))) throw notFound()
    await writeRow(context, webForms, { id, version }, { publicKey: newPublicKey() })
    const told = { entity: webForms.name, recordId: id, type: 'key_renewed', after: { version: version + 1 } }
    return { data: { version: version + 1 }, events: [told] }
  },
})
