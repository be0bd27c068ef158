'use client'

import { KindList, type KindListProps } from '@/components/records/kind/kind-list'
import { KindNew, type KindNewProps } from '@/components/records/kind/kind-new'
import { KindRecord, type KindRecordProps } from '@/components/records/kind/kind-record'
import { leadKind } from './lead-kind'

export const LeadList = (props: Omit<KindListProps, 'kind'>) => <KindList kind={leadKind} {...props} />
export const LeadRecord = (props: Omit<KindRecordProps, 'kind'>) => <KindRecord kind={leadKind} {...props} />
export const LeadNew = (props: Omit<KindNewProps, 'kind'>) => <KindNew kind={leadKind} {...props} />
