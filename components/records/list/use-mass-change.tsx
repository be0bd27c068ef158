'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { AlertDialog } from '@/components/ui/alert-dialog'
import { toastError } from '@/components/ui/toaster'
import { beginMassChange } from '@/lib/mass-change/actions'
import type { Query } from '@/lib/records/query'
import { MassDialog } from './mass-dialog'

type Edit = Parameters<typeof beginMassChange>[0]['edit']
type Asked = { edit: Edit; title: string }

/** The same change of everything a list was asked for: asked once more, since it cannot be taken back, and followed. */
export function useMassChange(kind: string, query: Query, total: number, onBegun: () => void) {
  const t = useTranslations('records.mass')
  const [asked, ask] = useState<Asked>()
  const [run, setRun] = useState<{ id: string; total: number }>()
  const begin = async () => {
    if (!asked) return
    const result = await beginMassChange({ kind, query, edit: asked.edit }).catch(() => null)
    if (!result?.ok) return toastError(result?.error.message ?? t('unreachable'))
    setRun(result.data)
  }
  const dialogs = (
    <>
      <AlertDialog
        open={asked !== undefined}
        onOpenChange={(open) => !open && ask(undefined)}
        title={asked?.title ?? ''}
        description={t('confirm', { count: total })}
        confirmLabel={t('begin', { count: total })}
        cancelLabel={t('cancel')}
        onConfirm={begin}
      />
      {run && (
        <MassDialog
          {...run}
          onClose={() => {
            setRun(undefined)
            onBegun()
          }}
        />
      )}
    </>
  )
  return { ask: (edit: Edit, title: string) => ask({ edit, title }), dialogs }
}
