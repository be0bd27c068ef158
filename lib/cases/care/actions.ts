'use server'

import { action } from '@/lib/kernel/action'
import * as commands from './commands'

export const updateCareRule = action(commands.updateCareRule)
