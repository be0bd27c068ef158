'use client'

import { useTranslations } from 'next-intl'
import { AlertDialog } from '@/components/ui/alert-dialog'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { toastDone, toastError } from '@/components/ui/toaster'
import { removeDemo } from '@/lib/demo/actions'

/** Takes the sample data away; a new company's own records stay. */
export function DemoCard() {
  const t = useTranslations('identity.workspace')
  const remove = async () => {
    const result = await removeDemo({})
    if (result.ok) toastDone(t('removed', result.data))
    else toastError(result.error.message)
  }
  return (
    <Card title={t('demoTitle')}>
      <p className="text-pretty">{t('demoText')}</p>
      <AlertDialog
        title={t('removeTitle')}
        description={t('removeText')}
        confirmLabel={t('removeDemo')}
        cancelLabel={t('cancel')}
        onConfirm={remove}
        trigger={
          <Button variant="danger" className="mt-4">
            {t('removeDemo')}
          </Button>
        }
      />
    </Card>
  )
}
