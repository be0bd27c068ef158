'use client'

import { useTranslations } from 'next-intl'
import { toastError, toastUndo } from '@/components/ui/toaster'
import { expectUndo } from '@/components/ui/undo-stack'
import type { Result } from '@/lib/kernel/result'
import { undoQuietly } from '@/lib/records/actions'
import type { Viewer } from '@/lib/records/viewer'

/** Offers to take changes back; `after` runs when one was, to show what is true again. */
export function useUndo({ undoSeconds }: Pick<Viewer, 'undoSeconds'>, after: () => void) {
  const t = useTranslations('ui')
  const all = useTranslations()
  const takeBack = async (requestId: string) => {
    const result = await undoQuietly({ requestId }).catch(() => null)
    complain(result)
    after()
  }
  const offer = (message: string, requestId: string | undefined) => {
    if (requestId) toastUndo({ message, seconds: undoSeconds, undo: () => takeBack(requestId) })
  }

  /**
   * Waits for a change and offers to take it back, with `message`; Ctrl/⌘ Z pressed meanwhile means this change.
   * Answers what the server answered, or null when it could not be reached; a refusal is the caller's to show.
   */
  const follow = async <T>(work: Promise<Result<T>>, message: string): Promise<Result<T> | null> => {
    const arrived = expectUndo()
    const result = await work.catch(() => null)
    const isUnwanted = arrived()
    if (!result?.ok || !result.undo) return result
    if (isUnwanted) await takeBack(result.undo)
    else offer(message, result.undo)
    return result
  }

  /** The words of a refusal: of its first field, or of the whole; null when there is none. */
  const refusalOf = (result: Result<unknown> | null): string | null => {
    if (!result) return t('unreachable')
    if (result.ok) return null
    const { fields = {}, message, details } = result.error
    const [first] = Object.entries(fields)
    if (!first) return message
    const key = `fields.${details?.entity}.${first[0]}`
    return all.has(key) ? `${all(key)}: ${first[1]}` : first[1]
  }
  /** Says a refusal, if it is one, and that nobody could be reached. */
  const complain = (result: Result<unknown> | null) => {
    const refusal = refusalOf(result)
    if (refusal) toastError(refusal)
  }
  return { offer, takeBack, follow, refusalOf, complain }
}
