import { inboundMessage, OUTCOMES } from '@/db/schema'
import { entity } from '@/lib/kernel/entity'

/** A message in the log of incoming mail. Written by lib/mail/inbound only. */
export const inboundMessages = entity({
  name: 'inbound_message',
  table: inboundMessage,
  title: 'subject',
  permissions: {
    read: 'inbound:read',
    create: 'inbound:write',
    write: 'inbound:write',
    delete: 'inbound:write',
  },
  fields: {
    subject: { type: 'text', readOnly: true, listed: true, search: 'text', personal: true },
    fromName: { type: 'text', readOnly: true, listed: true, search: 'text', personal: true },
    fromAddress: { type: 'email', readOnly: true, listed: true, search: 'email', personal: true },
    outcome: { type: 'choice', options: OUTCOMES, readOnly: true, listed: true },
    receivedAt: { type: 'instant', readOnly: true, listed: true, sortable: true },
  },
})
