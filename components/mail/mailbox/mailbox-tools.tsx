'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { Button } from '@/components/ui/button'
import { toastDone, toastError } from '@/components/ui/toaster'
import { fetchNow, readAgain, testMailbox } from '@/lib/mail/mailbox/actions'
import type { ShownMailbox } from '@/lib/mail/mailbox/mailboxes'
import { useMailboxTrouble } from './trouble-words'
import { waitForMailbox } from './wait-for-mailbox'

type Tool = 'test' | 'fetch' | 'again'
const TOOLS = { test: testMailbox, fetch: fetchNow, again: readAgain } as const

type MailboxToolsProps = { mailbox: ShownMailbox; isOwn?: boolean; disabled?: boolean; children?: ReactNode }

/** Tries a mailbox, or looks into it at once; what came of it is told when the worker has been there. */
export function MailboxTools({ mailbox, isOwn, disabled, children }: MailboxToolsProps) {
  const t = useTranslations('mailbox')
  const { busy, run } = useTools(mailbox)
  const tools: Tool[] = !mailbox.isActive ? ['test'] : isOwn ? ['fetch', 'test', 'again'] : ['test', 'fetch']
  return (
    <div className="flex flex-wrap gap-2">
      {tools.map((tool) => (
        <Button
          key={tool}
          disabled={disabled || (busy !== null && busy !== tool)}
          pending={busy === tool}
          onClick={() => run(tool)}
        >
          {t(`tools.${tool}`)}
        </Button>
      ))}
      {children}
    </div>
  )
}

function useTools({ id }: ShownMailbox) {
  const t = useTranslations('mailbox')
  const ui = useTranslations('ui')
  const words = useMailboxTrouble()
  const router = useRouter()
  const [busy, setBusy] = useState<Tool | null>(null)
  const run = async (tool: Tool) => {
    setBusy(tool)
    const asked = await TOOLS[tool]({ id }).catch(() => null)
    const found = asked?.ok
      ? await waitForMailbox(id, tool === 'test' ? 'checkedAt' : 'dueAt', asked.data.since)
      : null
    setBusy(null)
    if (!asked?.ok) return toastError(asked?.error.message ?? ui('unreachable'))
    router.refresh()
    if (!found) return toastError(t('late'))
    const trouble = tool === 'test' ? found.checked : found
    if (trouble?.error) return toastError(words({ error: trouble.error, said: trouble.said }))
    toastDone(tool === 'test' ? t('works', { count: found.checked?.messages ?? 0 }) : t('fetched'))
  }
  return { busy, run }
}
