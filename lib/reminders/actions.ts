'use server'

import { action } from '@/lib/kernel/action'
import { updateReminders as command } from './commands'

export const updateReminders = action(command)
