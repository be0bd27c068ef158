'use client'

import type { Kind } from '@/components/records/kind/kind'
import * as actions from '@/lib/accounts/actions'
import { accountDescription } from '@/lib/accounts/fields'

/** Customers, as their screens need to know them. */
export const accountKind: Kind = {
  description: accountDescription,
  path: '/customers',
  form: [
    'name',
    'kind',
    'phone',
    'email',
    'taxCode',
    'website',
    'bornOn',
    'address',
    'typeId',
    'sourceId',
    'occupationId',
    'schoolId',
    'ownerId',
    'teamId',
    'tagIds',
    'description',
  ],
  figures: ['ownerId', 'kind', 'typeId', 'phone'],
  groups: {
    contact: ['phone', 'email', 'website', 'address'],
    about: ['taxCode', 'bornOn', 'occupationId', 'schoolId', 'sourceId', 'teamId', 'tagIds', 'description'],
    care: ['stopReasonId'],
    system: ['createdAt', 'updatedAt'],
  },
  cardFields: ['phone', 'email', 'typeId', 'ownerId', 'tagIds'],
  source: { list: actions.listAccounts, reread: actions.rereadAccounts },
  create: (values) => actions.createAccount(values as never),
  update: actions.updateAccount,
  read: actions.readAccount,
  history: actions.accountHistory,
  archive: actions.archiveAccount,
  restore: actions.restoreAccount,
  remove: actions.deleteAccount,
  change: actions.changeAccounts,
  archiveMany: actions.archiveAccounts,
  access: { load: actions.accountAccess, share: actions.shareAccount, unshare: actions.unshareAccount },
}
