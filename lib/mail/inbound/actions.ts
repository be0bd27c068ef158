'use server'

import { action } from '@/lib/kernel/action'
import * as keys from './key-commands'
import * as commands from './log-commands'

export const uploadInbound = action(commands.uploadInbound)
export const replayInbound = action(commands.replayInbound)
export const releaseInbound = action(commands.releaseInbound)
export const blockSender = action(commands.blockSender)
export const createIntakeKey = action(keys.createIntakeKey)
export const revokeIntakeKey = action(keys.revokeIntakeKey)
