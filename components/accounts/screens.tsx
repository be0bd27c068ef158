'use client'

import { KindList, type KindListProps } from '@/components/records/kind/kind-list'
import { KindNew, type KindNewProps } from '@/components/records/kind/kind-new'
import { KindRecord, type KindRecordProps } from '@/components/records/kind/kind-record'
import { accountKind } from './account-kind'

export const AccountList = (props: Omit<KindListProps, 'kind'>) => <KindList kind={accountKind} {...props} />
export const AccountRecord = (props: Omit<KindRecordProps, 'kind'>) => (
  <KindRecord kind={accountKind} {...props} />
)
export const AccountNew = (props: Omit<KindNewProps, 'kind'>) => <KindNew kind={accountKind} {...props} />
