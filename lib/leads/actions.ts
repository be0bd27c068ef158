'use server'

import { action } from '@/lib/kernel/action'
import { convertLead as convert } from './convert'

export const convertLead = action(convert)
