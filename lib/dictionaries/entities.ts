import {
  BULK_POLICIES,
  blockedSender,
  classification,
  currency,
  customerGroup,
  customerType,
  leadSource,
  lifecycleStage,
  lostReason,
  member,
  memberGroup,
  OWNER_RULES,
  occupation,
  permissionGroup,
  pipeline,
  position as positionTable,
  STAGE_KINDS,
  salesTeam,
  school,
  stage,
  stopReason,
  tag,
  teamMember,
} from '@/db/schema'
import { type Entity, entity, type Field } from '@/lib/kernel/entity'

/** Fields of an opportunity that a stage may demand before it lets a card in. */
export const GATE_FIELDS = [
  'customerName',
  'contactName',
  'contactEmail',
  'contactPhone',
  'amount',
  'expectedClose',
  'ownerId',
  'teamId',
  'sourceId',
  'description',
] as const

const permissions: Entity['permissions'] = {
  read: 'dictionary:read',
  create: 'dictionary:write',
  write: 'dictionary:write',
  delete: 'dictionary:write',
}

const name: Field = { type: 'text', required: true, max: 100, listed: true, sortable: true, search: 'text' }
const description: Field = { type: 'text', max: 500, listed: true }
const colour: Field = { type: 'color', listed: true }
const position: Field = { type: 'number', readOnly: true, hidden: true, sortable: true }

export const teams = entity({
  name: 'sales_team',
  table: salesTeam,
  title: 'name',
  permissions,
  fields: {
    name,
    hasQuotations: { type: 'boolean' },
    hasOpportunities: { type: 'boolean', listed: true },
    hasLeads: { type: 'boolean' },
    leaderId: { type: 'reference', to: 'member', listed: true },
    memberIds: { type: 'references', to: 'member', max: 200, listed: true },
    companyId: {
      type: 'reference',
      to: 'org_unit',
      offered: { field: 'kind', is: 'company' },
      listed: true,
    },
    pipelineId: { type: 'reference', to: 'pipeline' },
    alias: { type: 'text', max: 254, when: { field: 'hasOpportunities', is: true }, listed: true },
    ownerRule: {
      type: 'choice',
      options: OWNER_RULES,
      required: true,
      when: { field: 'hasOpportunities', is: true },
    },
    bulkPolicy: {
      type: 'choice',
      options: BULK_POLICIES,
      required: true,
      when: { field: 'hasOpportunities', is: true },
    },
    color: colour,
    position,
  },
  joins: {
    memberIds: {
      table: teamMember,
      workspaceId: teamMember.workspaceId,
      own: teamMember.teamId,
      other: teamMember.memberId,
    },
  },
})

export const stages = entity({
  name: 'stage',
  table: stage,
  title: 'name',
  permissions,
  fields: {
    name,
    pipelineId: { type: 'reference', to: 'pipeline' },
    kind: { type: 'choice', options: STAGE_KINDS, required: true, listed: true },
    hasProbability: { type: 'boolean', listed: true },
    probability: { type: 'percent', listed: true, when: { field: 'hasProbability', is: true } },
    isFolded: { type: 'boolean', listed: true },
    requirements: { type: 'checklist' },
    isGate: { type: 'boolean' },
    requiredFields: { type: 'choices', options: GATE_FIELDS, when: { field: 'isGate', is: true } },
    rottingDays: { type: 'number', min: 0, max: 3650, listed: true },
    color: colour,
    position,
  },
})

export const tags = entity({
  name: 'tag',
  table: tag,
  title: 'name',
  permissions,
  fields: { name, color: colour, position },
})

export const lostReasons = entity({
  name: 'lost_reason',
  table: lostReason,
  title: 'name',
  permissions,
  fields: { name, description, isActive: { type: 'boolean', listed: true }, position },
})

export const leadSources = entity({
  name: 'lead_source',
  table: leadSource,
  title: 'name',
  permissions,
  fields: { name, description, position },
})

export const LIFECYCLE_ICONS = ['megaphone', 'handshake', 'graduation', 'star', 'heart', 'rocket'] as const

/** A dictionary of the customers: a name with a few words on it. */
const described = (entityName: string, table: Entity['table']): Entity =>
  entity({ name: entityName, table, title: 'name', permissions, fields: { name, description, position } })

export const customerTypes = entity({
  name: 'customer_type',
  table: customerType,
  title: 'name',
  permissions,
  fields: { name, color: colour, position },
})

export const occupations = described('occupation', occupation)
export const schools = described('school', school)
export const positions = described('position', positionTable)
export const stopReasons = described('stop_reason', stopReason)

export const lifecycleStages = entity({
  name: 'lifecycle_stage',
  table: lifecycleStage,
  title: 'name',
  permissions,
  fields: {
    name,
    parentId: { type: 'reference', to: 'lifecycle_stage' },
    color: colour,
    icon: { type: 'choice', options: LIFECYCLE_ICONS, when: { field: 'parentId', is: null } },
    position,
  },
})

export const classifications = described('classification', classification)

export const customerGroups = entity({
  name: 'customer_group',
  table: customerGroup,
  title: 'name',
  permissions,
  fields: {
    name,
    classificationId: { type: 'reference', to: 'classification' },
    parentId: { type: 'reference', to: 'customer_group' },
    unitId: { type: 'reference', to: 'org_unit' },
    color: colour,
    position,
  },
})

export const currencies = entity({
  name: 'currency',
  table: currency,
  title: 'name',
  permissions,
  fields: {
    name: { ...name, type: 'currency' },
    rate: { type: 'text', required: true, max: 30, listed: true },
    position,
  },
})

export const pipelines = entity({
  name: 'pipeline',
  table: pipeline,
  title: 'name',
  permissions,
  fields: { name, position },
})

/** Sets of rights. Written by the commands of lib/rights only. */
export const permissionGroups = entity({
  name: 'permission_group',
  table: permissionGroup,
  title: 'name',
  permissions: { read: 'member:read', create: 'group:write', write: 'group:write', delete: 'group:write' },
  fields: {
    name,
    description,
    needsSecondFactor: { type: 'boolean', listed: true },
    position,
  },
})

/** The users of a workspace. Written by the commands of lib/identity and lib/organisation only. */
export const members = entity({
  name: 'member',
  table: member,
  title: 'name',
  permissions: { read: 'member:read', create: 'member:write', write: 'member:write', delete: 'member:write' },
  fields: {
    name,
    email: { type: 'email', listed: true, search: 'email', readOnly: true },
    groupIds: { type: 'references', to: 'permission_group', listed: true },
    isActive: { type: 'boolean', listed: true },
  },
  joins: {
    groupIds: {
      table: memberGroup,
      workspaceId: memberGroup.workspaceId,
      own: memberGroup.memberId,
      other: memberGroup.groupId,
    },
  },
})

/** A whole address or "@domain" whose mail is refused. */
export const blockedSenders = entity({
  name: 'blocked_sender',
  table: blockedSender,
  title: 'name',
  permissions: {
    read: 'inbound:read',
    create: 'inbound:write',
    write: 'inbound:write',
    delete: 'inbound:write',
  },
  fields: { name: { ...name, max: 254 }, position },
})
