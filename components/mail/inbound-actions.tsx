'use client'

import { Ban, Check, RotateCcw } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { AlertDialog } from '@/components/ui/alert-dialog'
import { Button } from '@/components/ui/button'
import { toastDone, toastError } from '@/components/ui/toaster'
import type { Result } from '@/lib/kernel/result'
import { blockSender, releaseInbound, replayInbound } from '@/lib/mail/inbound/actions'

type Props = { id: string; sender: string | null; canReplay: boolean; canRelease: boolean }

/** What a person may still do with a message: run it again, let it through, refuse its sender. */
export function InboundActions({ id, sender, canReplay, canRelease }: Props) {
  const t = useTranslations('inbound')
  const [busy, setBusy] = useState<string | null>(null)

  const run = async (name: string, work: () => Promise<Result<unknown>>, done: string) => {
    setBusy(name)
    const result = await work().catch(() => null)
    setBusy(null)
    if (result?.ok) toastDone(done)
    else if (result) toastError(result.error.message)
  }

  return (
    <>
      {canRelease && (
        <Button
          variant="primary"
          icon={<Check />}
          pending={busy === 'release'}
          onClick={() => run('release', () => releaseInbound({ id }), t('releaseDone'))}
        >
          {t('release')}
        </Button>
      )}
      {canReplay && (
        <Button
          icon={<RotateCcw />}
          pending={busy === 'replay'}
          onClick={() => run('replay', () => replayInbound({ id }), t('replayDone'))}
        >
          {t('replay')}
        </Button>
      )}
      {sender && (
        <AlertDialog
          trigger={<Button icon={<Ban />}>{t('block')}</Button>}
          title={t('blockTitle', { sender })}
          description={t('blockText')}
          confirmLabel={t('block')}
          cancelLabel={t('cancel')}
          onConfirm={() => run('block', () => blockSender({ id }), t('blockDone'))}
        />
      )}
    </>
  )
}
