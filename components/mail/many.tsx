'use client'

import { Mail } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { ListTools } from '@/components/records/list/record-list'
import { Button } from '@/components/ui/button'
import { tip } from '@/components/ui/tip'
import { MOST_RECIPIENTS } from '@/lib/mail/merge-fields'

const ManyDialog = dynamic(() => import('./many-dialog').then((module) => module.ManyDialog), { ssr: false })

/** Writes to everybody who is ticked, each by a mail of their own. */
export function MailMany({ tools }: { tools: ListTools }) {
  const t = useTranslations('mail.many')
  const [isOpen, setOpen] = useState(false)
  const ids = [...tools.list.selected]
  return (
    <>
      <Button
        size="sm"
        icon={<Mail />}
        disabled={ids.length > MOST_RECIPIENTS}
        {...(ids.length > MOST_RECIPIENTS && tip(t('tooMany', { most: MOST_RECIPIENTS })))}
        onClick={() => setOpen(true)}
      >
        {t('open')}
      </Button>
      {isOpen && (
        <ManyDialog
          entity={tools.list.description.name}
          ids={ids}
          onClose={() => setOpen(false)}
          onSent={tools.clearSelection}
        />
      )}
    </>
  )
}
