'use server'

import { action } from '@/lib/kernel/action'
import { answerCases, reopenCases, solveCases } from './steps'

export const answer = action(answerCases, { refresh: false })
export const solve = action(solveCases, { refresh: false })
export const reopen = action(reopenCases, { refresh: false })
