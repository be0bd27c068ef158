'use server'

import { action } from '@/lib/kernel/action'
import * as commands from './commands'

export const renewWebForm = action(commands.renewWebForm)
