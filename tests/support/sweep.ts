import { accountKind } from '@/lib/accounts/commands'
import { activityKind } from '@/lib/activities/commands'
import { caseKind } from '@/lib/cases/commands'
import { contactKind } from '@/lib/contacts/commands'
import {
  caseStatusCommands,
  classificationCommands,
  customerGroupCommands,
  customerTypeCommands,
  lifecycleCommands,
  mailTemplateCommands,
  occupationCommands,
  pipelineCommands,
  positionCommands,
  schoolCommands,
  stopReasonCommands,
  webFormCommands,
} from '@/lib/dictionaries/commands'
import { inviteMember } from '@/lib/identity/invite'
import { execute } from '@/lib/kernel/command'
import { leadKind } from '@/lib/leads/commands'
import { adminUnitCommands } from '@/lib/locations/commands'
import { beginMassChange } from '@/lib/mass-change/commands'
import { mergeOpportunities, updateOpportunity } from '@/lib/opportunities/commands'
import { shareOpportunity } from '@/lib/opportunities/sharing'
import { unitCommands } from '@/lib/organisation/commands'
import { updateCompany } from '@/lib/organisation/company-info'
import { openRequest, recordConsent } from '@/lib/privacy/commands'
import { binnable } from '@/lib/records/bin-commands'
import { recordKinds } from '@/lib/records/kinds'
import { noted } from '@/lib/records/notes'
import { saveView } from '@/lib/records/views'
import { bodyFor, type Pool } from './bodies'
import { fillEveryTable } from './filler'
import { aRecord } from './kinds'
import { withFields } from './own-fields'
import { asOwner } from './owner'
import { FIXTURES, PERSON } from './sweep-fixtures'
import {
  aDevice,
  aHeldFile,
  aSeries,
  exportsOfEveryState,
  importsOfEveryState,
  ownMailbox,
  twoBackups,
  twoMails,
  twoMessages,
  twoNotifications,
} from './sweep-samples'
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
  const customerDictionaries = [
    adminUnitCommands,
    classificationCommands,
    customerGroupCommands,
    customerTypeCommands,
    lifecycleCommands,
    occupationCommands,
    positionCommands,
    schoolCommands,
    stopReasonCommands,
  ]
  for (const { create } of customerDictionaries) {
    for (const name of ['First sample', 'Second sample']) await execute(create, admin, { name })
  }
  for (const name of ['First sample', 'Second sample'])
    await execute(webFormCommands.create, admin, {
      ...{ name, title: 'Sample', thanks: 'Sample', locale: 'vi', isActive: true, consentChannel: 'email' },
      ...{ leadQualification: 'lead', questions: [{ field: 'name', isRequired: true }] },
    })
  for (const name of ['First sample', 'Second sample'])
    await execute(mailTemplateCommands.create, admin, { name, subject: 'Sample', text: 'Sample' })
  // One takes over from the other, which must mean the same.
  const statuses: string[] = []
  for (const name of ['First sample', 'Second sample'])
    statuses.push((await execute(caseStatusCommands.create, admin, { name, state: 'open' })).data.id)
  const leaves = await asOwner<{ id: string }>(
    `select id from lifecycle_stage where workspace_id = $1 and name like '%sample' order by name`,
    [workspace.id],
  )
  const kind = 'organization'
  const customer = (
    await execute(accountKind.create, admin, {
      ...{ name: 'First customer', kind, citizenId: '079090123457', emails: ['first@customer.test'] },
    })
  ).data.id
  await execute(accountKind.create, admin, { name: 'Second customer', kind })
  const prospect = (await execute(leadKind.create, admin, { name: 'First lead', qualification: 'lead' })).data
    .id
  await execute(leadKind.create, admin, { name: 'Second lead', qualification: 'lead' })
  const person = (await execute(contactKind.create, admin, { name: 'First contact' })).data.id
  await execute(contactKind.create, admin, { name: 'Second contact' })
  const call = (await execute(activityKind.create, admin, { subject: 'First task', kind: 'task' })).data.id
  await execute(activityKind.create, admin, { subject: 'Second task', kind: 'task' })
  const complaint = (await execute(caseKind.create, admin, { subject: 'First case', priority: 'low' })).data
    .id
  await execute(caseKind.create, admin, { subject: 'Second case', priority: 'low' })
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
  await execute(accountKind.share, admin, { ...share, id: customer })
  await execute(contactKind.share, admin, { ...share, id: person })
  await execute(leadKind.share, admin, { ...share, id: prospect })
  await execute(activityKind.share, admin, { ...share, id: call })
  await execute(caseKind.share, admin, { ...share, id: complaint })
  for (const isArchived of [true, false])
    await execute(beginMassChange, admin, { kind: 'account', query: {}, edit: { isArchived } })
  const special: Record<string, [string, string]> = {}
  for (const [name, { create, merge, entity }] of recordKinds) {
    const items = []
    for (const each of ['Third', 'Fourth'])
      items.push((await execute(create, admin, { [entity.title]: `${each} ${name}`, ...BEGUN[name] })).data)
    await execute(merge, admin, { items })
    special[`merged ${name}`] = [items[1]?.id ?? '', items[1]?.id ?? '']
  }
  const about: Record<string, string> = {
    ...{ account: customer, activity: call, contact: person, lead: prospect, opportunity: ids[0] ?? '' },
    support_case: complaint,
  }
  for (const [name, { addNote }] of noted) {
    const { id } = (await execute(addNote, admin, { id: about[name] ?? '', text: 'Sample' })).data
    special[`note of ${name}`] = [id, id]
  }
  for (const [name, { entity, removeMany }] of binnable) {
    const standing = { name: `Deleted ${name}`, ownerId: admin.id, teamId: null }
    const id = await aRecord(entity, admin, standing)
    await execute(removeMany, admin, { items: [{ id, version: 1 }] })
    special[`binned ${name}`] = [id, id]
  }
  const cards = [await aCard(admin), await aCard(admin)]
  await execute(mergeOpportunities, admin, { items: cards.map((id) => ({ id, version: 1 })) })
  special['merged opportunity'] = [cards[1] ?? '', cards[1] ?? '']
  for (let each = 0; each < 2; each++) {
    await execute(recordConsent, admin, { ...consented, ...PERSON })
    await execute(openRequest, admin, {
      kind: 'withdraw',
      name: 'Sample',
      receivedOn: '2026-11-01',
      ...PERSON,
    })
  }
  special['activity in series'] = await aSeries(admin)
  await twoMessages(workspace.id)
  await twoMails(admin, ids[0] ?? '')
  special['own mail'] = await ownMailbox(admin, person)
  await twoBackups(admin)
  special['own notification'] = await twoNotifications(admin)
  const session = await aDevice(admin)
  special['own device'] = [session, session]
  await importsOfEveryState(admin)
  await exportsOfEveryState(admin)
  await fillEveryTable(workspace.id)
  const file = await aHeldFile(world, customer)
  await asOwner(`update mail_domain set proof = 'Sample' where workspace_id = $1`, [workspace.id])
  await asOwner('update workspace set is_demo = true where workspace_id = $1', [workspace.id])
  const pool = {
    ...(await poolOf(world)),
    ...special,
    'held file': [file, file] as [string, string],
    org_unit: [unit.data.id, world.units[0]] as [string, string],
    lifecycle_stage: leaves.map(({ id }) => id) as [string, string],
    case_status: statuses as [string, string],
  }
  return {
    ...world,
    admin: { ...(await withFields(admin)), sessionId: session },
    pool: { ...pool, request: [requestId, requestId] },
  }
}

/** What a record of a kind cannot begin without, beside its name. */
const BEGUN: Record<string, object> = {
  account: { kind: 'organization' },
  lead: { qualification: 'lead' },
  activity: { kind: 'task' },
  support_case: { priority: 'normal' },
}

const consented = {
  ...{ name: 'Sample', purpose: 'Sample', channel: 'email', wording: 'Sample', proof: 'Sample' },
  ...{ givenOn: '2026-11-01', isExplicit: true },
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
  const imports = await asOwner<{ state: string; id: string }>(
    'select state, id from record_import where workspace_id = $1',
    [workspace.id],
  )
  for (const { state, id } of imports) pool[`import ${state}`] = [id, id]
  const exports = await asOwner<{ state: string; id: string }>(
    'select state, id from record_export where workspace_id = $1',
    [workspace.id],
  )
  for (const { state, id } of exports) pool[`export ${state}`] = [id, id]
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

type Definition = Parameters<typeof bodyFor>[0]

export function acceptedBody(definition: Definition, { pool }: Swept): Record<string, unknown> {
  const body = { ...bodyFor(definition, pool), ...FIXTURES[definition.name]?.(pool) }
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined))
}
