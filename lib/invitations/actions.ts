'use server'

import { action } from '@/lib/kernel/action'
import * as commands from './answer-command'

export const answerInvitation = action(commands.answerInvitation, { refresh: false })
