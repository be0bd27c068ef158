import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { accept } from '@/lib/mail/inbound/accept'
import { read, Unreadable } from '@/lib/mail/inbound/reader'
import { aDelivery, anAlias, arrives, letter, logged, processed } from '@/tests/support/mail'
import { asOwner } from '@/tests/support/owner'
import { aWorld } from '@/tests/support/world'

const SEEDS = [
  letter({ 'Reply-To': 'x@y.example', Cc: 'a@b.example, "C, D" <c@d.example>' }),
  letter({
    'Content-Type': 'multipart/mixed; boundary=b',
    body: '--b\r\nContent-Type: text/html\r\n\r\n<p>Chào<script>1</script>\r\n--b\r\nContent-Type: image/png; name=a.png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--b--',
  }),
  letter({ Subject: '=?utf-8?b?xJDGoW4gaMOgbmc=?=', 'Content-Type': 'text/plain; charset=utf-7' }),
  letter({ References: '<a@b> <c@d>', 'In-Reply-To': '<c@d>', 'Auto-Submitted': 'auto-replied' }),
]

/** The same mutations at every run: a linear congruential generator. */
function mutator(seed: number) {
  let state = seed
  const next = (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state % below
  }
  return (source: Buffer): Buffer => {
    const bytes = Buffer.from(source)
    for (let change = next(12) + 1; change > 0; change--) {
      const at = next(bytes.length)
      const kind = next(4)
      if (kind === 0) bytes[at] = next(256)
      if (kind === 1) bytes.copy(bytes, at, next(bytes.length))
      if (kind === 2) bytes.fill(next(2) ? 0 : 0x0a, at, at + next(8))
      if (kind === 3) bytes.write('=?utf-8?q?\r\n', at, 'latin1')
    }
    return next(3) === 0 ? bytes.subarray(0, next(bytes.length) + 1) : bytes
  }
}

test('[S6] mutated messages are all kept, and each has one outcome', async () => {
  const world = await aWorld()
  const to = await anAlias(world, 'sales@mutant.example')
  const mutate = mutator(42)
  const ids = new Set<string>()
  for (let round = 0; round < 120; round++) {
    const raw = mutate(Buffer.from(SEEDS[round % SEEDS.length] ?? ''))
    const { accepted } = await accept(aDelivery(raw, to, { eventId: `mutant ${round}` }))
    for (const ref of accepted) {
      ids.add(ref.id)
      await processed(ref)
    }
  }
  const rows = await asOwner(
    `select outcome, error, (select count(*)::int from inbound_raw r where r.inbound_id = m.id) as raws
     from inbound_message m where workspace_id = $1`,
    [world.workspace.id],
  )
  expect(ids.size).toBe(120)
  expect(rows).toHaveLength(120)
  expect(rows.filter(({ outcome, raws }) => outcome === null || raws !== 1)).toEqual([])
  expect(rows.filter(({ outcome }) => outcome === 'failed')).toEqual([])
})

test('[S6] what is nested or divided beyond measure is refused by name, not by death', async () => {
  const world = await aWorld()
  const to = await anAlias(world, 'sales@bomb.example')
  const parts = Array.from({ length: 1500 }, () => '--b\r\n\r\nx').join('\r\n')
  const divided = letter({ 'Content-Type': 'multipart/mixed; boundary=b', body: `${parts}\r\n--b--` })
  const links = `<a href="https://x.example">x</a>`.repeat(6000)
  const linked = letter({ 'Content-Type': 'text/html', body: links })

  expect(await arrives(divided, to)).toMatchObject({ outcome: 'rejected', error: 'tooComplex' })
  expect(await arrives(linked, to)).toMatchObject({ outcome: 'rejected' })
  expect((await arrives(letter(), to)).outcome).toBe('created')
})

test('[S6] large noise is read within the limits, and the reader survives what it kills', async () => {
  const receivedAt = new Date()
  const noise = Buffer.concat([Buffer.from('Subject: noise\r\n\r\n'), randomBytes(4 * 1024 * 1024)])
  const told = await read({ raw: noise, envelopeFrom: null, receivedAt }).catch((error) => error)
  expect(told instanceof Unreadable || told.subject === 'noise').toBe(true)

  const again = await read({ raw: Buffer.from(letter()), envelopeFrom: null, receivedAt })
  expect(again.subject).toBe('Hỏi giá')
})

test('[S6] a header cannot reach another workspace, nor another team', async () => {
  const [world, other] = [await aWorld(), await aWorld()]
  const to = await anAlias(world, 'sales@envelope.example')
  const foreign = await anAlias(other, 'sales@victim.example')
  const south = await anAlias(world, 'south@envelope.example', {}, 1)
  const arrived = await arrives(letter({ To: `${foreign}, ${south}`, 'Delivered-To': foreign }), to)

  expect(arrived.opportunityIds).toHaveLength(1)
  const cards = await asOwner('select workspace_id, team_id from opportunity where id = $1', [
    arrived.opportunityIds[0],
  ])
  expect(cards).toEqual([{ workspace_id: world.workspace.id, team_id: world.teams[0] }])
  expect(await asOwner('select from inbound_message where workspace_id = $1', [other.workspace.id])).toEqual(
    [],
  )
})

test('[S6] mail in the name of a colleague gains no right and no owner', async () => {
  const world = await aWorld()
  const to = await anAlias(world, 'sales@name.example', { owner_rule: 'unassigned' })
  const [rep] = await asOwner('select email from member where id = $1', [world.rep.id])
  const arrived = await arrives(letter({ From: rep?.email }), to)

  const [card] = await asOwner('select owner_id, created_by from opportunity where id = $1', [
    arrived.opportunityIds[0],
  ])
  expect(card).toEqual({ owner_id: null, created_by: null })
  expect((await logged(arrived.id)).isAuthenticated).toBe(false)
})
