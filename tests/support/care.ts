import { aCareAlias, arrives, letter } from '@/tests/support/mail'
import { sendsThrough, stored, writes } from '@/tests/support/mail-out'
import { aMailServer } from '@/tests/support/mail-server'
import { asOwner } from '@/tests/support/owner'
import { aWorld, type World } from '@/tests/support/world'

type Row = Record<string, unknown> & { id: string; version: number }

/** A company that sends mail, with an alias whose mail becomes cases. */
export async function aCareDesk() {
  const server = await aMailServer()
  const world = await aWorld()
  await sendsThrough(world, server.port)
  const care = await aCareAlias(world, 'hotro@care.example', { owner_rule: 'unassigned' })
  return { world, care, server }
}

export async function caseOf(id: string | undefined): Promise<Row> {
  const [row] = await asOwner<Row>(
    'select c.*, s.state from support_case c join case_status s on s.id = c.status_id where c.id = $1',
    [id],
  )
  if (!row) throw new Error('no such case')
  return row
}

/** A case that somebody's mail began. */
export async function begun(care: string, from = 'an@khach.example', more: Record<string, string> = {}) {
  const arrived = await arrives(letter({ From: from, Subject: 'Máy in báo lỗi', ...more }), care)
  return caseOf(arrived.opportunityIds[0])
}

/** An answer written from a case, as it waits to leave. */
export const answered = async ({ rep }: World, id: string, more: Record<string, unknown> = {}) =>
  stored(await writes(rep, id, { entity: 'support_case', isWarned: true, ...more }))
