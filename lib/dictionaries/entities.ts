import {
  BULK_POLICIES,
  blockedSender,
  currency,
  leadSource,
  lostReason,
  MAILED,
  mailTemplate,
  member,
  memberGroup,
  OWNER_RULES,
  permissionGroup,
  pipeline,
  STAGE_KINDS,
  salesTeam,
  stage,
  tag,
  teamMember,
} from '@/db/schema'
import { entity } from '@/lib/kernel/entity'
import { colour, description, dictionary, name, permissions, position } from './declare'

export * from './activity-entities'
export * from './case-entities'
export * from './customer-entities'

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
    caseAlias: { type: 'text', max: 254, listed: true },
    ownerRule: { type: 'choice', options: OWNER_RULES, required: true },
    bulkPolicy: { type: 'choice', options: BULK_POLICIES, required: true },
    makesContacts: { type: 'boolean' },
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

export const stages = dictionary('stage', stage, {
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
})

export const tags = dictionary('tag', tag, { color: colour })

export const lostReasons = dictionary('lost_reason', lostReason, {
  description,
  isActive: { type: 'boolean', listed: true },
})

export const leadSources = dictionary('lead_source', leadSource, { description })

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

export const pipelines = dictionary('pipeline', pipeline)

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
    name: { ...name, sortedBy: 'nameKey' },
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

/** Mails that are written again and again. */
export const mailTemplates = dictionary('mail_template', mailTemplate, {
  subject: { type: 'text', required: true, max: 255, listed: true },
  text: { type: 'longText', required: true },
  kinds: { type: 'choices', options: MAILED },
})
