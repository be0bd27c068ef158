'use server'

import { action } from '@/lib/kernel/action'
import * as commands from './commands'

export const saveTargets = action(commands.saveTargets)
export const copyTargets = action(commands.copyTargets)
