import { execute } from '@/lib/kernel/command'
import { archiveOpportunity, deleteOpportunity, updateOpportunity } from '@/lib/opportunities/commands'
import { openRequest, recordConsent } from '@/lib/privacy/commands'
import { eraseAll } from '@/lib/privacy/erase'
import { erasePerson } from '@/lib/privacy/erase-commands'
import { binnable } from '@/lib/records/bin-commands'
import { anAlias, arrives, cardsOf, letter } from '@/tests/support/mail'
import { asOwner, tenantTables } from '@/tests/support/owner'
import { aCard, aWorld, type World } from '@/tests/support/world'

export const NAME = 'Phạm Thị Kín'
export const EMAIL = 'kin.pham@rieng.example'
export const PHONE = '+84987654321'
export const person = { email: EMAIL, phone: PHONE }

/** Opportunities, mail with a file, a consent, a request and a deleted record, all of one person. */
export async function aKnownPerson(): Promise<World & { cards: string[]; requestId: string }> {
  const world = await aWorld()
  const { admin, rep, workspace } = world
  const alias = await anAlias(world, `ban-hang@${workspace.slug}.example`)
  const contact = { contactName: NAME, contactEmail: EMAIL, contactPhone: PHONE }
  await aCard(rep, { title: `Báo giá cho ${NAME}`, amount: 7_000_000, ...contact })
  const two = await aCard(admin, { title: 'Máy in', contactPhone: PHONE })
  await execute(updateOpportunity, admin, { id: two, version: 1, patch: { description: `Gọi ${PHONE}` } })
  const raw = letter({
    From: `${NAME} <${EMAIL}>`,
    Subject: `${NAME} hỏi giá`,
    'MIME-Version': '1.0',
    'Content-Type': 'multipart/mixed; boundary=b',
    body: `--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nTôi là ${NAME}, số ${PHONE}.\r\n--b\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename=hochieu.txt\r\n\r\nbí mật\r\n--b--`,
  })
  await arrives(raw, alias, { envelopeFrom: EMAIL })
  const gone = await aCard(admin, { title: 'Cũ', ...contact })
  await execute(archiveOpportunity, admin, { id: gone, version: 1 })
  await execute(deleteOpportunity, admin, { id: gone, version: 2 })
  await execute(binnable.get('opportunity')?.purge as never, admin, { items: [{ id: gone, version: 3 }] })
  await execute(recordConsent, admin, {
    ...{
      name: NAME,
      email: EMAIL,
      purpose: 'Bản tin',
      channel: 'email',
      wording: 'Đồng ý',
      proof: `Thư của ${EMAIL}`,
    },
    ...{ givenOn: '2026-11-01', isExplicit: true },
  })
  const asked = { kind: 'delete', name: NAME, email: EMAIL, receivedOn: '2026-11-27' }
  const { data } = await execute(openRequest, admin, asked)
  const cards = (await cardsOf(world)).map(({ id }) => String(id))
  return { ...world, cards, requestId: data.id }
}

/** Tables in which any of the words still stands in any column. */
export async function placesOf({ workspace }: World, words: string[]): Promise<string[]> {
  const found = []
  for (const table of await tenantTables()) {
    for (const word of words) {
      const rows = await asOwner(
        `select 1 from "${table}" t where workspace_id = $1 and position(lower($2) in lower(t::text)) > 0 limit 1`,
        [workspace.id, word],
      )
      if (rows.length > 0) found.push(`${table}: ${word}`)
    }
  }
  const raw = await asOwner(`select from inbound_raw where workspace_id = $1`, [workspace.id])
  return raw.length > 0 ? [...found, 'inbound_raw'] : found
}

/** Has that person erased, as the worker would; answers by which erasure. */
export const erased = async (world: World, more: object = {}) => {
  const { data } = await execute(erasePerson, world.admin, { ...person, confirmation: EMAIL, ...more })
  await eraseAll(world.workspace.id, data.id)
  return data.id
}
