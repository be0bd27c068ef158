import { CONSENT_CHANNELS, QUALIFICATIONS, webForm, webFormTag } from '@/db/schema'
import { name, position } from '@/lib/dictionaries/declare'
import { entity } from '@/lib/kernel/entity'
import { leads } from '@/lib/leads/entity'
import { joined } from '@/lib/records/owned-fields'
import { askable } from './askable'

export const webForms = entity({
  name: 'web_form',
  table: webForm,
  title: 'name',
  path: '/settings/web-forms',
  permissions: {
    read: 'workspace:write',
    create: 'workspace:write',
    write: 'workspace:write',
    delete: 'workspace:write',
  },
  fields: {
    name: { ...name, search: undefined }, // settings are found among settings
    locale: { type: 'choice', options: ['vi', 'en'], required: true },
    isActive: { type: 'boolean', listed: true },
    title: { type: 'text', required: true, max: 200 },
    intro: { type: 'longText', max: 2000 },
    questions: { type: 'questions', of: 'lead', options: askable(leads), required: true },
    leadQualification: { type: 'choice', options: QUALIFICATIONS, required: true },
    leadSourceId: { type: 'reference', to: 'lead_source' },
    leadTeamId: { type: 'reference', to: 'sales_team', offered: 'hasLeads' },
    leadOwnerId: { type: 'reference', to: 'member' },
    leadTagIds: { type: 'references', to: 'tag' },
    consentText: { type: 'longText', max: 2000 },
    consentPurpose: { type: 'text', max: 300 },
    consentChannel: { type: 'choice', options: CONSENT_CHANNELS, required: true },
    thanks: { type: 'longText', required: true, max: 1000 },
    redirectUrl: { type: 'url' },
    received: { type: 'number', readOnly: true },
    heldBack: { type: 'number', readOnly: true },
    lastReceivedAt: { type: 'instant', readOnly: true },
    position,
  },
  joins: { leadTagIds: joined(webFormTag, webFormTag.formId, webFormTag.tagId) },
})
