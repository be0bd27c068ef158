import { randomBytes } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { hashPassword } from '@/lib/identity/passwords'
import type { Actor } from '@/lib/kernel/actor'
import { execute } from '@/lib/kernel/command'
import type { Entity } from '@/lib/kernel/entity'
import { newId } from '@/lib/kernel/id'
import { registry } from '@/lib/kernel/registry'
import { createIntakeKey } from '@/lib/mail/inbound/key-commands'
import { keepUpload } from '@/lib/mail/outbound/files'
import { sendMessage } from '@/lib/mail/outbound/send-command'
import { updateMailSettings } from '@/lib/mail/outbound/settings-commands'
import { bodyFor } from './bodies'
import { type AnyAction, commandsOf, loadEverything } from './everything'
import { aRecord, deleteRecord, kinds } from './kinds'
import { smtpSettings } from './mail-settings'
import { asOwner } from './owner'
import { acceptedBody, aSweptWorld } from './sweep'
import { aCard, aWorld, type World } from './world'

/** Somebody who signs in; `sees` are the words they may read and will find, `audits` what only the log of changes still tells. */
export type Persona = { name: string; email: string; sees: string[]; audits: string[] }
/** `path` is where its kind has pages; only cards and mails have messages and files. */
export type Record = {
  name: string
  path: string
  id: string
  word: string
  messageId?: string
  fileId?: string
}
export type PlantedAction = { file: string; name: string; command: string; isRead: boolean; args: unknown[] }
export type Planted = {
  databaseUrl: string
  password: string
  personas: Persona[]
  records: Record[]
  secrets: { [name: string]: string }
  /** Ids of rows that pages with an id in their address can be opened with. */
  inboundId: string
  /** Who may do everything where the actions are tried. */
  tryer: string
  actions: PlantedAction[]
}

const word = () => `kin${randomBytes(9).toString('hex')}`

export async function plant(smtpPort: number): Promise<Planted> {
  await loadEverything()
  const [world, other] = [await aWorld('planted'), await aWorld('elsewhere')]
  const password = `mat-khau-${word()}`
  const secrets = await plantSecrets(world, smtpPort)
  const { records, personas } = await plantRecords(world, other)
  const inbound = await plantInbound(world)
  personas.find(({ name }) => name === 'administrator')?.sees.push(inbound.word)
  const swept = await aSweptWorld()
  await asOwner('update login set password_hash = $1', [await hashPassword(password)])
  return {
    databaseUrl: process.env.DATABASE_URL ?? '',
    password,
    personas,
    records: [...records, inbound],
    secrets: { ...secrets, password },
    inboundId: inbound.id,
    tryer: `founder@${swept.workspace.slug}.test`,
    actions: await actionsFor(swept),
  }
}

async function plantSecrets({ admin }: World, smtpPort: number) {
  const secrets = {
    smtpPassword: word(),
    resendKey: `re_${word()}`,
    resendSecret: `whsec_${Buffer.from(word()).toString('base64')}`,
  }
  const { smtpPassword: password, resendKey, resendSecret } = secrets
  const through = { ...smtpSettings(smtpPort), username: 'sales', password, resendKey, resendSecret }
  await execute(updateMailSettings, admin, through)
  const { data } = await execute(createIntakeKey, admin, { name: 'Of the sweep' })
  return { ...secrets, intakeKey: data.secret }
}

/** Each record with those who may read it. Nobody else may find its word anywhere. */
async function plantRecords(world: World, other: World) {
  const { admin, manager, rep, stranger, reader, teams } = world
  const gone = await leaver(world)
  const sight: [name: string, readers: Actor[], owner: Actor | null, team: string | null, World?][] = [
    ['own', [admin, manager, rep, reader], rep, teams[0]],
    ["the team's", [admin, manager, reader], manager, teams[0]],
    ["the team's unassigned", [admin, manager, rep, reader], null, teams[0]],
    ["another team's", [admin, stranger, reader], stranger, teams[1]],
    ["nobody's", [admin, reader], null, null],
    ["the leaver's", [admin, reader], gone, teams[1]],
    ['deleted', [], rep, teams[0]],
    ["another workspace's", [other.admin], other.admin, other.teams[0], other],
  ]
  const records: Record[] = []
  const seen = new Map<Actor, string[]>()
  for (const [name, readers, owner, teamId, where = world] of sight) {
    const record = await aSecretCard(where.admin, name, owner, teamId)
    records.push(record)
    for (const kind of kinds().filter(({ name }) => name !== 'opportunity'))
      records.push(await aSecretRecord(kind, where.admin, name, owner, teamId))
    const made = records.filter((each) => each.name === name)
    for (const actor of readers)
      seen.set(actor, [...(seen.get(actor) ?? []), ...made.map(({ word }) => word)])
    if (name !== 'deleted') continue
    for (const kind of kinds())
      for (const { id } of made.filter(({ path }) => path === kind.path))
        await deleteRecord(kind, admin, id, true)
  }
  await asOwner('update member set is_active = false where id = $1', [gone.id])
  const persona = async (name: string, actor: Actor): Promise<Persona> => {
    const [row] = await asOwner<{ email: string }>('select email from member where id = $1', [actor.id])
    const audits =
      actor === admin ? records.flatMap((each) => (each.name === 'deleted' ? [each.word] : [])) : []
    return { name, email: row?.email ?? '', sees: seen.get(actor) ?? [], audits }
  }
  const personas = [
    await persona('administrator', admin),
    await persona('manager', manager),
    await persona('representative', rep),
    await persona("another team's", stranger),
    await persona('read-only', reader),
    await persona('deactivated', gone),
    await persona("another workspace's administrator", other.admin),
  ]
  return { records, personas }
}

/** Somebody whose account is to be closed. */
async function leaver({ stranger }: World): Promise<Actor> {
  const [id, loginId] = [newId(), newId()]
  const email = 'leaver@planted.test'
  await asOwner('insert into login (id, email, name) values ($1, $2, $3)', [loginId, email, 'Leaver'])
  await asOwner(
    `insert into member (workspace_id, id, login_id, unit_id, name, email)
     select workspace_id, $1, $2, unit_id, 'Leaver', $3 from member where id = $4`,
    [id, loginId, email, stranger.id],
  )
  await asOwner(
    'insert into member_group (workspace_id, member_id, group_id) select workspace_id, $1, group_id from member_group where member_id = $2',
    [id, stranger.id],
  )
  return { ...stranger, id, name: 'Leaver' }
}

async function aSecretCard(
  admin: Actor,
  name: string,
  owner: Actor | null,
  teamId: string | null,
): Promise<Record> {
  const secret = word()
  const texts = {
    title: `Cơ hội ${secret}`,
    contactName: `Khách ${secret}`,
    description: `Ghi chú ${secret}`,
  }
  const contactEmail = `${secret}@khach.example`
  const id = await aCard(admin, { ...texts, contactEmail, ownerId: owner?.id ?? null, teamId })
  const content = Buffer.from(secret)
  const file = await keepUpload(admin, { name: `${secret}.txt`, contentType: 'text/plain', content })
  const { data } = await execute(sendMessage, admin, {
    entity: 'opportunity',
    recordId: id,
    to: [{ name: '', address: contactEmail }],
    subject: `Báo giá ${secret}`,
    text: `Kính gửi ${secret}`,
    uploadIds: [file.id],
  })
  return { name, path: '/opportunities', id, word: secret, messageId: data.id, fileId: file.id }
}

async function aSecretRecord(
  kind: Entity,
  admin: Actor,
  name: string,
  owner: Actor | null,
  teamId: string | null,
): Promise<Record> {
  const secret = word()
  const id = await aRecord(kind, admin, { name: `Kín ${secret}`, ownerId: owner?.id ?? null, teamId })
  return { name, path: kind.path ?? '', id, word: secret }
}

/** A line of the mail log that was meant for another team than the manager's. */
async function plantInbound({ workspace, teams }: World): Promise<Record> {
  const [id, secret] = [newId(), word()]
  await asOwner(
    `insert into inbound_message (workspace_id, id, intake, delivery_key, envelope_to, size, outcome, subject, from_address)
     values ($1, $2, 'smtp', $2::uuid::text, '[]', 1, 'held', $3, $4)`,
    [workspace.id, id, `Thư ${secret}`, `${secret}@khach.example`],
  )
  await asOwner('insert into inbound_target (workspace_id, inbound_id, team_id) values ($1, $2, $3)', [
    workspace.id,
    id,
    teams[1],
  ])
  return { name: "another team's mail", path: '/inbound', id, word: secret, messageId: id, fileId: id }
}

/** Every server action there is, with a body that its command accepts. */
async function actionsFor(swept: Swept): Promise<PlantedAction[]> {
  const found: PlantedAction[] = []
  const files = readdirSync('lib', { recursive: true, encoding: 'utf8' })
  for (const file of files.filter((path) => /(^|[/-])actions\.ts$/.test(path)).sort()) {
    const exported = (await import(join(process.cwd(), 'lib', file))) as { [name: string]: AnyAction }
    for (const [name, action] of Object.entries(exported)) {
      for (const { name: command, args } of commandsOf(action)) {
        const { isRead, body } = bodyOf(command, swept)
        found.push({ file: `lib/${file}`, name, command, isRead, args: [...args, body] })
      }
    }
  }
  return found
}

type Swept = Awaited<ReturnType<typeof aSweptWorld>>

function bodyOf(command: string, swept: Swept) {
  const kinds = ['command', 'read', 'identity'] as const
  const kind = kinds.find((each) => registry.has(`${each}:${command}`)) ?? 'command'
  const definition = registry.get(`${kind}:${command}`)
  if (!definition) throw new Error(`${command} is not registered`)
  const pool = { ...swept.pool, session: swept.pool.member, workspace: swept.pool.member } as Swept['pool']
  const body = kind === 'identity' ? bodyFor(definition, pool) : acceptedBody(definition, { ...swept, pool })
  return { isRead: kind === 'read', body }
}
