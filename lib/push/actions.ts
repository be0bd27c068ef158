'use server'

import { identityAction } from '@/lib/identity/identity-action'
import { action } from '@/lib/kernel/action'
import * as commands from './commands'
import { getPushKey as keyCommand } from './keys-command'

export const getPushKey = identityAction(keyCommand, { refresh: false })
export const registerDevice = action(commands.registerDevice)
export const removeDevice = action(commands.removeDevice)
