'use server'

import { action } from '@/lib/kernel/action'
import { convertLead as convert } from './convert'
import { convertLeads as convertMany } from './convert-many'

export const convertLead = action(convert)
export const convertLeads = action(convertMany, { refresh: false })
