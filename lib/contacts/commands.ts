import 'server-only'
import { recordKind } from '@/lib/records/kinds'
import { contacts } from './entity'

export const contactKind = recordKind(contacts)
