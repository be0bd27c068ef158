'use server'

import '@/lib/kinds'
import { action } from '@/lib/kernel/action'
import * as commands from './commands'

export const saveRules = action(commands.saveRules)
