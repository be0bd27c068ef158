import { expect, test } from 'vitest'
import { accountKind } from '@/lib/accounts/commands'
import { contactKind } from '@/lib/contacts/commands'
import { execute } from '@/lib/kernel/command'
import { leadKind } from '@/lib/leads/commands'
import { saveRules } from '@/lib/record-rules/commands'
import { anAlias, arrives, cardsOf, letter, steps } from '@/tests/support/mail'
import { asOwner } from '@/tests/support/owner'
import { aWorld, type World } from '@/tests/support/world'

const AN = 'an@khach.example'

const contactsOf = ({ workspace }: World) =>
  asOwner('select * from contact where workspace_id = $1 order by created_at, id', [workspace.id])
const lastCard = async (world: World) => (await cardsOf(world)).at(-1)
const put = async (
  kind: typeof contactKind,
  world: World,
  values: Record<string, unknown>,
  by = world.admin,
) => (await execute(kind.create, by, values)).data

test('a stranger becomes a contact, looked after like the opportunity, and is known the next time', async () => {
  const world = await aWorld()
  const to = await anAlias(world, 'sales@new.example')
  const first = await arrives(letter({ From: 'Nguyễn Văn An <An@Khach.Example>' }), to)
  expect(steps(first)).toContain('newContact')
  const [contact] = await contactsOf(world)
  expect(contact).toMatchObject({
    name: 'Nguyễn Văn An',
    email: AN,
    owner_id: world.admin.id,
    team_id: world.teams[0],
  })
  const second = await arrives(letter({ From: `A. Nguyễn <${AN}>` }), to)
  expect(steps(second)).toContain('knownCustomer')
  expect(await contactsOf(world)).toHaveLength(1)
  expect((await cardsOf(world)).map(({ contact_id }) => contact_id)).toEqual([contact?.id, contact?.id])
})

test('a contact comes before a person, a person before an organisation, the last touched before others', async () => {
  const world = await aWorld()
  const to = await anAlias(world, 'sales@order.example')
  const arrived = () => arrives(letter({ From: `An <${AN}>` }), to)
  const organisation = await put(accountKind, world, { name: 'Công ty', kind: 'organization', email: AN })
  await arrived()
  expect(await lastCard(world)).toMatchObject({ account_id: organisation.id, contact_id: null })
  const person = await put(accountKind, world, { name: 'An', kind: 'person', emails: ['x@y.example', AN] })
  await execute(accountKind.update, world.admin, { ...organisation, patch: { website: 'moi.example' } })
  await arrived()
  expect(await lastCard(world)).toMatchObject({ account_id: person.id })
  const details = { accountId: organisation.id, phone: '0912345678' }
  const older = await put(
    contactKind,
    world,
    { name: 'An', emails: ['x@y.example', AN], ...details },
    world.admin,
  )
  await put(contactKind, world, { name: 'An khác', email: AN })
  await execute(contactKind.update, world.admin, { ...older, patch: { description: 'Hà Nội' } })
  await arrived()
  expect(await lastCard(world)).toMatchObject({
    ...{ contact_id: older.id, account_id: organisation.id },
    // Who sees the card of a mail need not see the contact.
    ...{ contact_phone: null, customer_name: null, contact_name: 'An' },
  })
})

test('nobody becomes a contact who is one of us, a robot, a lead, put away or unwanted', async () => {
  const world = await aWorld()
  const to = await anAlias(world, 'sales@nobody.example')
  await put(leadKind as never, world, { name: 'An', qualification: 'lead', email: 'lead@khach.example' })
  const gone = await put(contactKind, world, { name: 'An', email: 'gone@khach.example' })
  await execute(contactKind.archive, world.admin, gone)
  const senders = [
    `admin <founder@${world.workspace.slug}.test>`,
    'no-reply@khach.example',
    'lead@khach.example',
    'gone@khach.example',
  ]
  for (const From of senders) {
    const { outcome } = await arrives(letter({ From, To: to }), to)
    expect([From, outcome]).toEqual([From, 'created'])
  }
  await asOwner('update sales_team set bulk_policy = $2 where id = $1', [world.teams[0], 'create'])
  await arrives(letter({ From: 'list@khach.example', 'List-Id': '<tin.khach.example>' }), to)
  await asOwner('update sales_team set makes_contacts = false where id = $1', [world.teams[0]])
  await arrives(letter({ From: 'quiet@khach.example' }), to)
  const cards = await cardsOf(world)
  expect(cards.map(({ contact_id }) => contact_id)).toEqual(cards.map(() => null))
  expect(cards).toHaveLength(6)
  expect(await contactsOf(world)).toHaveLength(1)
})

test('a company that demands more of contacts gets the opportunity without one, and the log says why', async () => {
  const world = await aWorld()
  const to = await anAlias(world, 'sales@strict.example')
  await execute(saveRules, world.admin, { kind: 'contact', required: ['phone'], distinct: [], version: 0 })
  const arrived = await arrives(letter(), to)
  expect(arrived.path).toContainEqual({
    step: 'noContact',
    facts: { name: 'Nguyễn Văn An', fields: 'phone' },
  })
  expect(await lastCard(world)).toMatchObject({ contact_email: AN, contact_id: null })
})

test('customers of another workspace are nobody here', async () => {
  const [world, other] = [await aWorld(), await aWorld()]
  await put(contactKind, other, { name: 'Của người ta', email: AN })
  await arrives(letter({ From: AN }), await anAlias(world, 'sales@own.example'))
  const [contact] = await contactsOf(world)
  expect(contact?.name).toBe('an')
  expect(await lastCard(world)).toMatchObject({ contact_id: contact?.id })
})
