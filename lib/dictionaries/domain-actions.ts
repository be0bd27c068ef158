'use server'

import { action } from '@/lib/kernel/action'
import * as domains from './domains'

export const addMailDomain = action(domains.addDomain)
export const checkMailDomain = action(domains.checkDomain)
export const deleteMailDomain = action(domains.removeDomain)
