'use client'

import { TriangleAlert } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { SubmitButton } from '@/components/identity/submit-button'
import { fileSize } from '@/components/mail/file-size'
import { Card } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { Form } from '@/components/ui/form'
import { Input } from '@/components/ui/input'
import { toastDone } from '@/components/ui/toaster'
import { useActionForm } from '@/components/ui/use-action-form'
import { setBackupFolder } from '@/lib/backup/actions'

export type Paths = {
  data: string
  backups: string
  folder: string | null
  suggestedFolder: string
  free: number | null
  trouble: string | null
}

/** Where the data lies, and where archives of it go. */
export function PathsCard({ paths, locale }: { paths: Paths; locale: string }) {
  const t = useTranslations('backup.paths')
  const errors = useTranslations('errors')
  const { form, submit, pending, error } = useActionForm({
    defaultValues: { folder: paths.folder ?? paths.suggestedFolder },
    action: setBackupFolder,
    onSuccess: () => toastDone(t('saved')),
  })
  return (
    <Card title={t('title')}>
      <Form onSubmit={submit} error={error} className="flex flex-col gap-4">
        {paths.trouble && (
          <p
            role="alert"
            className="flex gap-2 rounded border border-danger bg-danger-soft px-3 py-2 text-danger"
          >
            <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
            {errors(paths.trouble)}
          </p>
        )}
        {!paths.folder && (
          <p role="status" className="rounded border border-warning bg-warning-soft px-3 py-2 text-warning">
            {t('missing')}
          </p>
        )}
        <Place label={t('data')} path={paths.data} hint={t('dataHint')} />
        <Place
          label={t('root')}
          path={paths.backups}
          hint={
            paths.free === null
              ? t('rootHint')
              : `${t('rootHint')} ${t('free', { size: fileSize(paths.free, locale) })}`
          }
        />
        <Field
          label={t('folder')}
          required
          hint={t('folderHint')}
          error={form.formState.errors.folder?.message}
        >
          <Input spellCheck={false} {...form.register('folder')} />
        </Field>
        <SubmitButton pending={pending}>{t('save')}</SubmitButton>
      </Form>
    </Card>
  )
}

function Place({ label, path, hint }: { label: string; path: string; hint: string }) {
  return (
    <dl className="flex min-w-0 flex-col gap-1">
      <dt className="font-medium text-sm text-text-muted">{label}</dt>
      <dd className="break-all rounded bg-surface-sunken px-2 py-1 font-mono text-sm">{path}</dd>
      <dd className="text-sm text-text-muted">{hint}</dd>
    </dl>
  )
}
