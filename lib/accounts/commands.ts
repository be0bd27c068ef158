import 'server-only'
import { recordKind } from '@/lib/records/kinds'
import { accounts } from './entity'

export const accountKind = recordKind(accounts, { given: { kind: 'organization' } })
