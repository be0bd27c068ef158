'use server'

import { action } from '@/lib/kernel/action'
import * as commands from './remove'

export const removeDemo = action(commands.removeDemo)
