import 'server-only'
import { recordKind } from '@/lib/records/kinds'
import { cases } from './entity'
import { hooks } from './hooks'

export const caseKind = recordKind(cases, { given: { priority: 'normal' }, ...hooks })
