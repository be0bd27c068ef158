'use client'

import { FileUp } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Form } from '@/components/ui/form'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { Textarea } from '@/components/ui/textarea'
import { useActionForm } from '@/components/ui/use-action-form'
import { uploadInbound } from '@/lib/mail/inbound/actions'

type Values = { source: string; alias: string; isDryRun: boolean }
const BY_HEADERS = 'headers'

/** Delivers a message that somebody has as a file or text, or only tries where it would go. */
export function InboundUpload({ aliases }: { aliases: string[] }) {
  const t = useTranslations('inbound.upload')
  const [open, setOpen] = useState(false)
  const [file, setFile] = useState<File | null>(null)
  const router = useRouter()
  const { form, submit, pending, error } = useActionForm<Values, { id: string; isNew: boolean }>({
    action: ({ source, alias, isDryRun }) =>
      uploadInbound({ source: file ?? source, alias: alias === BY_HEADERS ? null : alias, isDryRun }),
    defaultValues: { source: '', alias: BY_HEADERS, isDryRun: true },
    onSuccess: ({ id }) => router.push(`/inbound/${id}`),
  })
  const { alias, isDryRun } = form.watch()

  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={<Button icon={<FileUp />}>{t('open')}</Button>}
      title={t('title')}
      description={t('text')}
    >
      <Form onSubmit={submit} error={error} className="flex flex-col gap-4">
        <Field label={t('file')}>
          <Input
            type="file"
            className="py-1"
            accept=".eml,message/rfc822,text/plain"
            onChange={(event) => setFile(event.target.files?.[0] ?? null)}
          />
        </Field>
        <Field label={t('paste')} error={form.formState.errors.source?.message}>
          <Textarea rows={6} spellCheck={false} disabled={file !== null} {...form.register('source')} />
        </Field>
        <Field label={t('alias')}>
          <Select
            value={alias}
            onChange={(next) => form.setValue('alias', next)}
            options={[
              { value: BY_HEADERS, label: t('byHeaders') },
              ...aliases.map((address) => ({ value: address, label: address })),
            ]}
          />
        </Field>
        <Checkbox
          label={t('dryRun')}
          checked={isDryRun}
          onChange={(checked) => form.setValue('isDryRun', checked)}
        />
        <Button type="submit" variant="primary" pending={pending} className="self-end">
          {t('submit')}
        </Button>
      </Form>
    </Dialog>
  )
}
