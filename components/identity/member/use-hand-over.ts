'use client'

import { useTranslations } from 'next-intl'
import { toastDone, toastError, toastUndo } from '@/components/ui/toaster'
import { startHandOver } from '@/lib/ownership/actions'
import { undo } from '@/lib/records/actions'
import type { HandOverChoice } from './hand-over-fields'

type Member = { id: string; name: string }

/** Hands over as chosen; says how it went and offers to take it back. Answers with a refusal, if there is one. */
export function useHandOver({ id, name }: Member, undoSeconds: number) {
  const t = useTranslations('users')
  const takeBack = async (requestId: string) => {
    const result = await undo({ requestId })
    if (!result.ok) toastError(result.error.message)
  }
  return async ({ way, member, team, onlyOpen }: HandOverChoice): Promise<string | undefined> => {
    if (way === 'keep') return undefined
    const chosen = way === 'member' ? member : team
    if (!chosen) return t('choose')
    const result = await startHandOver({ memberId: id, to: { kind: way, id: chosen }, onlyOpen })
    if (!result.ok) return result.error.fields?.to ?? result.error.message
    const { done, skipped, handOverId } = result.data
    const requestId = result.undo
    if (handOverId) toastDone(t('handOverStarted'))
    else if (!requestId) toastDone(t('nothingToHandOver'))
    else {
      const message = t('handedOver', { done, skipped, name })
      toastUndo({ message, seconds: undoSeconds, undo: () => takeBack(requestId) })
    }
    return undefined
  }
}
