'use client'

import type { Kind } from '@/components/records/kind/kind'
import * as actions from '@/lib/leads/actions'
import { leadDescription } from '@/lib/leads/fields'

/** Leads, as their screens need to know them. */
export const leadKind: Kind = {
  description: leadDescription,
  path: '/leads',
  form: [
    'name',
    'companyName',
    'phone',
    'email',
    'qualification',
    'potential',
    'sourceId',
    'ownerId',
    'teamId',
    'tagIds',
    'address',
    'description',
  ],
  figures: ['ownerId', 'status', 'stopReasonId', 'potential', 'phone'],
  groups: {
    contact: ['companyName', 'phone', 'email', 'address'],
    about: ['qualification', 'sourceId', 'teamId', 'tagIds', 'description'],
    system: ['createdAt', 'updatedAt'],
  },
  cardFields: ['companyName', 'phone', 'status', 'ownerId', 'tagIds'],
  source: { list: actions.listLeads, reread: actions.rereadLeads },
  create: (values) => actions.createLead(values as never),
  update: actions.updateLead,
  read: actions.readLead,
  history: actions.leadHistory,
  archive: actions.archiveLead,
  restore: actions.restoreLead,
  remove: actions.deleteLead,
  change: actions.changeLeads,
  archiveMany: actions.archiveLeads,
  access: { load: actions.leadAccess, share: actions.shareLead, unshare: actions.unshareLead },
}
