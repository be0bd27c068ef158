import '@/lib/dictionaries/entities' // declares the people below
import {
  CONSENT_CHANNELS,
  consent,
  dataRequest,
  REQUEST_KINDS,
  REQUEST_STATES,
  WITHDRAWALS,
} from '@/db/schema'
import { describe as described, type Entity, entity, type Field } from '@/lib/kernel/entity'

const permissions: Entity['permissions'] = {
  read: 'privacy:read',
  create: 'privacy:write',
  write: 'privacy:write',
  delete: 'privacy:write',
}

const name: Field = { type: 'text', required: true, max: 200, search: 'text', listed: true, personal: true }
const email: Field = { type: 'email', search: 'email', listed: true, personal: true }
const phone: Field = { type: 'phone', search: 'phone', listed: true, personal: true }
const createdAt: Field = { type: 'instant', readOnly: true, sortable: true }

export const consents = entity({
  name: 'consent',
  table: consent,
  title: 'name',
  permissions,
  fields: {
    name,
    email,
    phone,
    purpose: { type: 'text', required: true, max: 300, search: 'text', listed: true },
    channel: { type: 'choice', options: CONSENT_CHANNELS, required: true, listed: true },
    wording: { type: 'longText', required: true },
    proof: { type: 'longText', required: true },
    givenOn: { type: 'date', required: true, listed: true },
    isExplicit: { type: 'boolean', required: true },
    withdrawnOn: { type: 'date', readOnly: true, listed: true },
    withdrawnVia: { type: 'choice', options: WITHDRAWALS, readOnly: true },
    withdrawnBy: { type: 'reference', to: 'member', readOnly: true },
    recordedBy: { type: 'reference', to: 'member', readOnly: true },
    createdAt,
  },
})

export const dataRequests = entity({
  name: 'data_request',
  table: dataRequest,
  title: 'name',
  permissions,
  fields: {
    kind: { type: 'choice', options: REQUEST_KINDS, required: true, listed: true },
    name,
    email,
    phone,
    receivedOn: { type: 'date', required: true, listed: true },
    hasProcessors: { type: 'boolean' },
    handlerId: { type: 'reference', to: 'member', listed: true },
    note: { type: 'longText', personal: true },
    state: { type: 'choice', options: REQUEST_STATES, readOnly: true, listed: true },
    answerBy: { type: 'date', readOnly: true, listed: true },
    doneBy: { type: 'date', readOnly: true, listed: true },
    extensionReason: { type: 'longText', readOnly: true },
    refusalReason: { type: 'longText', readOnly: true },
    answeredOn: { type: 'date', readOnly: true },
    closedOn: { type: 'date', readOnly: true },
    createdAt,
  },
})

/** What the screens know of both. */
export const consentDescription = described(consents)
export const requestDescription = described(dataRequests)
