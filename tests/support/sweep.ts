import { writeFile } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'
import { createAccount } from '@/lib/accounts/commands'
import { shareAccount } from '@/lib/accounts/reads'
import { keepUploaded } from '@/lib/backup/commands'
import { pathOf } from '@/lib/backup/place'
import { setBackupFolder } from '@/lib/backup/settings'
import {
  customerTypeCommands,
  occupationCommands,
  pipelineCommands,
  schoolCommands,
  stopReasonCommands,
} from '@/lib/dictionaries/commands'
import { inviteMember } from '@/lib/identity/invite'
import { execute } from '@/lib/kernel/command'
import { newId } from '@/lib/kernel/id'
import { createLead } from '@/lib/leads/commands'
import { shareLead } from '@/lib/leads/reads'
import { readLetter } from '@/lib/mail/inbound/reading'
import { sendMessage } from '@/lib/mail/outbound/send-command'
import { createUpload } from '@/lib/mail/outbound/uploads'
import { updateOpportunity } from '@/lib/opportunities/commands'
import { shareOpportunity } from '@/lib/opportunities/sharing'
import { unitCommands } from '@/lib/organisation/commands'
import { updateCompany } from '@/lib/organisation/company-info'
import { openRequest, recordConsent } from '@/lib/privacy/commands'
import { saveView } from '@/lib/records/views'
import { bodyFor, type Pool } from './bodies'
import { fillEveryTable } from './filler'
import { asOwner } from './owner'
import { aCard, aWorld, type World } from './world'

export type Swept = World & { pool: Pool }

/** A world with at least two records of everything that a command may name. */
export async function aSweptWorld(): Promise<Swept> {
  const world = await aWorld()
  const { admin, tags, workspace } = world
  const ids = [await aCard(admin, { tagIds: [tags[0]] }), await aCard(admin), await aCard(admin)]
  const second = { name: 'Second company', kind: 'company', parentId: world.units[0] }
  const unit = await execute(unitCommands.create, admin, second)
  const company = { id: unit.data.id, version: 0, patch: { legalName: 'Second company' } }
  await execute(updateCompany, admin, company)
  await execute(pipelineCommands.create, admin, { name: 'Second pipeline' })
  for (const { create } of [customerTypeCommands, occupationCommands, schoolCommands, stopReasonCommands]) {
    for (const name of ['First sample', 'Second sample']) await execute(create, admin, { name })
  }
  const kind = 'organization'
  const customer = (await execute(createAccount, admin, { name: 'First customer', kind })).data.id
  await execute(createAccount, admin, { name: 'Second customer', kind })
  const prospect = (await execute(createLead, admin, { name: 'First lead', qualification: 'lead' })).data.id
  await execute(createLead, admin, { name: 'Second lead', qualification: 'lead' })
  await execute(inviteMember, admin, {
    email: `guest@${workspace.slug}.test`,
    groupIds: [world.groups.manager],
  })
  const view = {
    query: '',
    entity: 'opportunity',
    layout: 'list',
    share: 'mine',
    teamId: null,
    isPinned: false,
  }
  for (const name of ['One', 'Two']) await execute(saveView, admin, { ...view, name, isDefault: false })
  const edit = { id: ids[2], version: 1, patch: { title: 'To be undone' } }
  const { requestId } = await execute(updateOpportunity, admin, edit)
  const share = { id: ids[0], granteeKind: 'member', granteeId: world.rep.id, access: 'read' }
  await execute(shareOpportunity, admin, share)
  await execute(shareAccount, admin, { ...share, id: customer })
  await execute(shareLead, admin, { ...share, id: prospect })
  for (let each = 0; each < 2; each++) {
    await execute(recordConsent, admin, { ...consented, ...PERSON })
    await execute(openRequest, admin, {
      kind: 'withdraw',
      name: 'Sample',
      receivedOn: '2026-11-01',
      ...PERSON,
    })
  }
  await twoMessages(workspace.id)
  await twoMails(admin, ids[0] ?? '')
  await twoBackups(admin)
  await fillEveryTable(workspace.id)
  await asOwner(`update mail_domain set proof = 'Sample' where workspace_id = $1`, [workspace.id])
  await asOwner('update workspace set is_demo = true where workspace_id = $1', [workspace.id])
  const pool = { ...(await poolOf(world)), org_unit: [unit.data.id, world.units[0]] as [string, string] }
  return { ...world, pool: { ...pool, request: [requestId, requestId] } }
}

const PERSON = { email: 'someone@elsewhere.test', phone: '0912345678' }
const consented = {
  ...{ name: 'Sample', purpose: 'Sample', channel: 'email', wording: 'Sample', proof: 'Sample' },
  ...{ givenOn: '2026-11-01', isExplicit: true },
}

/** One that waits for its outcome, and one that has it. */
async function twoMessages(workspaceId: string): Promise<void> {
  for (const outcome of [null, 'held']) {
    const [made] = await asOwner<{ id: string }>(
      `insert into inbound_message (workspace_id, id, intake, delivery_key, envelope_to, size, outcome, from_address)
       values ($1, $2, 'upload', $2::uuid::text, '[]', 1, $3, 'someone@elsewhere.test') returning id`,
      [workspaceId, newId(), outcome],
    )
    await asOwner('insert into inbound_raw (workspace_id, inbound_id, raw) values ($1, $2, $3)', [
      workspaceId,
      made?.id,
      Buffer.from('Subject: Sample'),
    ])
  }
}

const archive = 'sao-luu/sample.cohoi'

/** A folder for archives with a file in it, and two runs that are over. */
async function twoBackups(admin: World['admin']): Promise<void> {
  await execute(setBackupFolder, admin, { folder: 'sao-luu' })
  await writeFile(pathOf(admin.workspace, archive), gzipSync('Sample'))
  for (let run = 0; run < 2; run++)
    await execute(keepUploaded, admin, { file: `sao-luu/${run}.cohoi`, bytes: 1 })
}

const upload = {
  name: 'a.txt',
  contentType: 'text/plain',
  size: 1,
  sha256: 'a'.repeat(64),
  storageKey: 'b'.repeat(32),
}
const someone = [{ name: '', address: 'someone@elsewhere.test' }]

/** One that still waits to leave, and one that failed; and two files for others. */
async function twoMails(admin: World['admin'], opportunityId: string): Promise<void> {
  const mail = { opportunityId, to: someone, subject: 'Sample', text: 'Sample' }
  await execute(sendMessage, admin, mail)
  const { data } = await execute(sendMessage, admin, mail)
  await asOwner("update message set state = 'failed' where id = $1", [data.id])
  for (let file = 0; file < 2; file++)
    await asOwner(
      `insert into attachment (workspace_id, id, message_id, name, content_type, size, sha256, storage_key)
       values ($1, $2, $3, 'a.txt', 'text/plain', 1, '', '')`,
      [admin.workspace.id, newId(), data.id],
    )
  for (let file = 0; file < 2; file++) await execute(createUpload, admin, upload)
}

async function poolOf({ workspace }: World): Promise<Pool> {
  const tables = await asOwner<{ name: string }>(
    `select table_name as name from information_schema.columns where table_schema = 'public'
     and column_name in ('id', 'workspace_id') group by 1 having count(*) = 2`,
  )
  const pool: Pool = {}
  const shares = await asOwner<{ entity: string; id: string }>(
    'select entity, id from record_share where workspace_id = $1',
    [workspace.id],
  )
  for (const { entity, id } of shares) pool[`share of ${entity}`] = [id, id]
  for (const { name } of tables) {
    const rows = await asOwner<{ id: string }>(
      `select id from "${name}" where workspace_id = $1 order by id limit 2`,
      [workspace.id],
    )
    const [one, two = one] = rows.map(({ id }) => id)
    if (one && two) pool[name] = [one, two]
  }
  return pool
}

const letter = await readLetter({
  raw: Buffer.from('From: a@elsewhere.test\r\nSubject: Sample\r\n\r\nSample\r\n'),
  envelopeFrom: 'a@elsewhere.test',
  receivedAt: new Date(),
})

type Fixtures = Record<string, (pool: Pool) => Record<string, unknown>>

/** What every kind of record with lists, deletion and sharing needs. */
function ofRecords(entity: string): Fixtures {
  return {
    [`${entity}.list`]: () => ({ query: {}, after: { value: '2999-01-01', id: newId() } }),
    [`${entity}.reread`]: () => ({ query: {} }),
    [`${entity}.delete`]: () => ({ replacementId: undefined }),
    [`${entity}.share`]: (pool) => ({ id: pool[entity]?.[0], granteeId: pool.member?.[1], until: null }),
    [`${entity}.unshare`]: (pool) => ({ id: pool[entity]?.[0], shareId: pool[`share of ${entity}`]?.[0] }),
  }
}

/**
 * What a schema cannot tell of a body that is accepted; undefined leaves a field out.
 * A new command that needs more than its schema adds a line.
 */
const FIXTURES: Fixtures = {
  'audit.export': () => ({ kind: 'opportunity', from: '2026-01-01', to: '2026-12-31' }),
  'backup.create': () => ({ name: 'another', passphrase: '' }),
  'backup.download': () => ({ file: archive }),
  'backup.keep': () => ({ file: archive }),
  'backup.restore': () => ({ target: 'new', file: archive, passphrase: '', name: 'Sample' }),
  'backup.upload': () => ({ file: archive }),
  'backup_settings.schedule': () => ({ frequency: 'daily', passphrase: undefined }),
  'blocked_sender.create': () => ({ name: 'spam@elsewhere.test' }),
  'blocked_sender.delete': () => ({ replacementId: undefined }),
  'blocked_sender.update': () => ({ patch: { name: 'spam@elsewhere.test' } }),
  'consent.record': () => ({ ...PERSON, givenOn: '2026-11-01', isExplicit: true }),
  'company_info.set_logo': () => ({ key: 'c'.repeat(32) }),
  'company_info.update': () => ({ patch: { legalName: 'Sample', taxCode: '0101248141' } }),
  'currency.create': () => ({ name: 'JPY' }),
  'currency.delete': () => ({ replacementId: undefined }),
  'currency.update': () => ({ patch: { rate: '1.5' } }),
  'hand_over.start': ({ member }) => ({ to: { kind: 'member', id: member?.[1] } }),
  'inbound.block': ({ inbound_message }) => ({ id: inbound_message?.[1] }),
  'inbound.fetched': () => ({ raw: Buffer.from('Subject: Sample\r\n\r\nSample') }),
  'inbound.process': () => ({ reading: letter }),
  'inbound.release': ({ inbound_message }) => ({ id: inbound_message?.[1] }),
  'inbound.replay': ({ inbound_message }) => ({ id: inbound_message?.[1] }),
  'mail_settings.test': () => ({ to: 'someone@elsewhere.test' }),
  'mail_settings.update': () => ({
    host: 'smtp.elsewhere.test',
    fromAddress: 'a@b.test',
    replyTo: 'a@b.test',
  }),
  'message.retry': ({ message }) => ({ id: message?.[1] }),
  'message.send': () => ({ to: someone, cc: someone }),
  'upload.create': () => upload,
  'mail_domain.create': () => ({ name: 'mail.elsewhere.test' }),
  'member.deactivate': ({ member }) => ({ id: member?.[1] }),
  'member.delete': ({ member }) => ({ id: member?.[1] }),
  'member.end_sessions': ({ member }) => ({ id: member?.[1] }),
  'member.reset_second_factor': ({ member }) => ({ id: member?.[1] }),
  'member.send_password_link': ({ member }) => ({ id: member?.[1] }),
  'member.set_password': ({ member }) => ({ id: member?.[1], password: 'một câu đủ dài' }),
  'member.invite': ({ permission_group }) => ({ groupIds: [permission_group?.[0]] }),
  'member.set_groups': ({ member, permission_group }) => ({
    id: member?.[1],
    groupIds: [permission_group?.[0]],
  }),
  'member.resend_invitation': ({ login_token }) => ({ id: login_token?.[0] }),
  'member.withdraw_invitation': ({ login_token }) => ({ id: login_token?.[0] }),
  'org_unit.move': () => ({ beforeId: undefined }),
  'org_unit.update': ({ member }) => ({ patch: { name: 'Sample', kind: 'company', headId: member?.[0] } }),
  'data_request.open': () => ({ ...PERSON, receivedOn: '2026-11-01' }),
  ...ofRecords('opportunity'),
  ...ofRecords('account'),
  ...ofRecords('lead'),
  'permission_group.delete': ({ permission_group }) => ({
    id: permission_group?.[1],
    replacementId: permission_group?.[0],
  }),
  'permission_group.update': ({ permission_group }) => ({ id: permission_group?.[1] }),
  'personal_data.erase': ({ data_request }) => ({
    ...PERSON,
    requestId: data_request?.[0],
    confirmation: PERSON.email,
  }),
  'personal_data.export': () => PERSON,
  'pipeline.delete': ({ pipeline }) => ({ id: pipeline?.[1], replacementId: undefined }),
  'retention.update': () => ({ version: 1, eventMonths: 24 }),
  'sales_target.save': ({ member }) => ({
    cells: [{ memberId: member?.[0], month: 1, value: 1, was: null }],
  }),
  'stage.archive': ({ stage }) => ({ id: stage?.[1] }),
  'view.save': () => ({ entity: 'opportunity' }),
}

type Definition = Parameters<typeof bodyFor>[0]

export function acceptedBody(definition: Definition, { pool }: Swept): Record<string, unknown> {
  const body = { ...bodyFor(definition, pool), ...FIXTURES[definition.name]?.(pool) }
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined))
}
