'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { toastDone, toastError, toastUndo } from '@/components/ui/toaster'
import { cancelMessage, sendMessage } from '@/lib/mail/outbound/actions'
import type { MailRights } from '@/lib/mail/outbound/record-mail'
import { type Draft, keepDraft, keptDraft } from './draft'

export type ComposerOptions = {
  mail: MailRights
  /** The record that it is about: where its answers go too. */
  about: { entity: string; recordId: string }
  answersId: string | null
  /** What is answered is seen by the writer alone: only their own mailbox may quote it. */
  answersPrivate?: boolean
  storageKey: string
  initial: Draft
  onClose: () => void
  /** The mail was taken back: the draft is there again. */
  onReturned: () => void
}

/** A draft that survives a reload, its sending, and the ten seconds in which it can be taken back. */
export function useComposer({ initial, storageKey, onClose, onReturned, ...options }: ComposerOptions) {
  const t = useTranslations('mail.compose')
  const ui = useTranslations('ui')
  const [draft, setDraft] = useState<Draft>(() => keptDraft(storageKey) ?? initial)
  const [errors, setErrors] = useState<Record<string, string>>({})
  const [trouble, setTrouble] = useState<string | null>(null)
  const [pending, setPending] = useState(false)

  useEffect(() => keepDraft(storageKey, draft), [draft, storageKey])

  const change = (patch: Partial<Draft>) => {
    setDraft((now) => ({ ...now, ...patch }))
    setErrors({})
    if (patch.to || patch.cc) setTrouble(null)
  }
  const close = () => {
    keepDraft(storageKey, null)
    onClose()
  }
  const takeBack = async (id: string) => {
    const result = await cancelMessage({ id }).catch(() => null)
    if (!result?.ok) return toastError(result?.error.message ?? ui('unreachable'))
    keepDraft(storageKey, draft)
    onReturned()
    toastDone(t('undone'))
  }
  const isOwn = sendsOwn(draft, options.mail)
  const isKept = options.mail.isCapturing && !isOwn
  const canQuote = options.answersId !== null && (isOwn || !options.answersPrivate)
  const send = async () => {
    if (pending) return
    setPending(true)
    const result = await sendMessage({
      ...bodyOf(draft, options, trouble !== null),
      isOwn,
      isQuoting: draft.isQuoting && canQuote,
    }).catch(() => null)
    setPending(false)
    if (result?.ok) {
      close()
      const { id, seconds } = result.data
      const to = draft.to.map(({ name, address }) => name || address).join(', ')
      const message = isKept ? t('captured') : t(draft.leavesAt ? 'scheduled' : 'sent', { to })
      return toastUndo({ message, seconds, undo: () => takeBack(id) })
    }
    if (result?.error.details?.troubles) return setTrouble(result.error.message)
    setErrors(result?.error.fields ?? {})
    if (!result?.error.fields) toastError(result?.error.message ?? ui('unreachable'))
  }
  return { draft, setDraft, change, send, discard: close, pending, errors, trouble, isKept, canQuote }
}

/** Whether a mail leaves from the writer's own mailbox, if there still is one. */
const sendsOwn = ({ isOwn = false }: Draft, { ownAddress }: MailRights): boolean =>
  isOwn && ownAddress !== null

const bodyOf = (
  { files, ...draft }: Draft,
  { about, answersId }: Pick<ComposerOptions, 'about' | 'answersId'>,
  isWarned: boolean,
) => ({
  ...draft,
  entity: about.entity as MailRights['entity'],
  recordId: about.recordId,
  answersId,
  uploadIds: files.map(({ id }) => id),
  isWarned,
})
