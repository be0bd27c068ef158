'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import type { Options } from '@/components/fields/props'
import { toastError } from '@/components/ui/toaster'
import type { Failure, Result } from '@/lib/kernel/result'
import { moveOpportunities } from '@/lib/opportunities/actions'
import { MoveAnswers } from './move-answers'
import { isDemand, type MoveAnswer } from './move-demand'

export type MoveRequest = { items: { id: string; version: number }[]; stageId: string; stageName: string }
type Moved = { items: { id: string; version: number }[] }

type MoveOptions = {
  options: Options
  currency?: string
  onMoved: (moved: Moved, request: MoveRequest, undo: string | undefined) => void
  /** The cards stay where they were: refused for good, or cancelled. */
  onStayed?: (failure: Failure | null) => void
}

/** Moves cards to a stage; what the stage asks first is asked in a dialog, which the caller renders. */
export function useMove({ options, currency, onMoved, onStayed }: MoveOptions) {
  const t = useTranslations('ui')
  const [asked, setAsked] = useState<{ request: MoveRequest; failure: Failure } | null>(null)
  const [pending, setPending] = useState(false)

  const send = async (request: MoveRequest, answer: MoveAnswer = {}): Promise<Result<Moved> | null> => {
    const { items, stageId } = request
    setPending(true)
    const result = await moveOpportunities({ items, stageId, ...answer }).catch(() => null)
    setPending(false)
    if (result?.ok) {
      setAsked(null)
      onMoved(result.data, request, result.undo)
      return result
    }
    if (result && (isDemand(result.error) || (asked && result.error.fields))) {
      setAsked({ request, failure: result.error })
      return result
    }
    setAsked(null)
    toastError(result?.error.message ?? t('unreachable'))
    onStayed?.(result?.error ?? null)
    return result
  }
  const cancel = () => {
    setAsked(null)
    onStayed?.(null)
  }
  const dialog: ReactNode = asked && (
    <MoveAnswers
      failure={asked.failure}
      count={asked.request.items.length}
      options={options}
      currency={currency}
      onAnswer={(answer) => send(asked.request, answer)}
      onCancel={cancel}
    />
  )
  return { move: (request: MoveRequest) => send(request), dialog, pending }
}
