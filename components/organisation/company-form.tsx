'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { RecordForm } from '@/components/records/record-form'
import { useUndo } from '@/components/records/use-undo'
import type { Viewer } from '@/components/records/viewer'
import { Card } from '@/components/ui/card'
import { toastDone } from '@/components/ui/toaster'
import { updateCompany } from '@/lib/organisation/actions'
import { companyDescription } from '@/lib/organisation/company-fields'
import type { Letterhead } from '@/lib/organisation/letterhead'

type CompanyFormProps = {
  id: string
  version: number
  values: Partial<Letterhead>
  viewer: Viewer
}

export function CompanyForm({ id, version, values, viewer }: CompanyFormProps) {
  const t = useTranslations('company')
  const router = useRouter()
  const { offer } = useUndo(viewer, () => router.refresh())
  return (
    <Card>
      <RecordForm
        description={companyDescription}
        options={{}}
        values={version > 0 ? { ...values, id } : values}
        saveLabel={t('save')}
        action={(patch) => updateCompany({ id, version, patch })}
        onSaved={(_, { undo }) => (version > 0 ? offer(t('saved'), undo) : toastDone(t('saved')))}
      />
    </Card>
  )
}
