'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { Spinner } from '@/components/ui/spinner'
import type { Result } from '@/lib/kernel/result'
import { openMail } from '@/lib/mail/inbox/actions'
import type { InboxRow } from '@/lib/mail/inbox/queries'
import { AnswerableMail } from '../message/answerable-mail'

type Opened = ReturnType<typeof openMail> extends Promise<Result<infer Data>> ? Data : never

/** A mail in full, answered where it stands. */
export function InboxMail({ row }: { row: InboxRow }) {
  const ui = useTranslations('ui')
  const [opened, setOpened] = useState<Opened | null>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  useEffect(() => {
    let isCurrent = true
    openMail({ id: row.id })
      .catch(() => null)
      .then((result) => {
        if (!isCurrent) return
        if (result?.ok) setOpened(result.data)
        else setTrouble(result?.error.message ?? ui('unreachable'))
      })
    return () => {
      isCurrent = false
    }
  }, [row.id, ui])
  return (
    <div className="px-3 py-3">
      {trouble ? (
        <p role="alert" className="text-danger">
          {trouble}
        </p>
      ) : opened ? (
        <AnswerableMail
          message={opened.message}
          recordId={row.recordId}
          mail={opened.mail}
          canSend={row.canAnswer}
        />
      ) : (
        <Spinner />
      )}
    </div>
  )
}
