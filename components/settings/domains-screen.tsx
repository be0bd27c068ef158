'use client'

import { Copy, RefreshCw, Trash2 } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useLive } from '@/components/app/live'
import { PageHeader } from '@/components/shell/page-header'
import { AlertDialog } from '@/components/ui/alert-dialog'
import { Badge } from '@/components/ui/badge'
import { Button, IconButton } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Form } from '@/components/ui/form'
import { Input } from '@/components/ui/input'
import { toastDone, toastError } from '@/components/ui/toaster'
import { useActionForm } from '@/components/ui/use-action-form'
import { addMailDomain, checkMailDomain, deleteMailDomain } from '@/lib/dictionaries/domain-actions'
import type { Result } from '@/lib/kernel/result'

type Domain = { id: string; name: string; record: string; provedAt: Date | null; version: number }

/** Domains of the workspace's own: what to write into DNS, and whether it has been found there. */
export function DomainsScreen({ own, domains }: { own: string; domains: Domain[] }) {
  const t = useTranslations('settings')
  const router = useRouter()
  useLive((changes) => changes.some(({ entity }) => entity === 'mail_domain') && router.refresh())
  return (
    <>
      <PageHeader
        trail={[{ href: '/settings', label: t('title') }]}
        title={t('places.mail-domains.title')}
        description={t('domains.about', { own })}
      />
      <div className="flex max-w-4xl flex-col gap-4 px-3 pb-8 md:px-4">
        <NewDomain />
        {domains.length > 0 && (
          <ul
            aria-label={t('places.mail-domains.title')}
            className="divide-y rounded-lg border bg-surface-raised"
          >
            {domains.map((domain) => (
              <DomainRow key={domain.id} domain={domain} />
            ))}
          </ul>
        )}
      </div>
    </>
  )
}

function NewDomain() {
  const t = useTranslations('settings.domains')
  const { form, submit, pending, error } = useActionForm({
    defaultValues: { name: '' },
    action: addMailDomain,
    onSuccess: () => form.reset({ name: '' }),
  })
  return (
    <Form onSubmit={submit} error={error} className="max-w-xl">
      <Field label={t('name')} hint={t('nameHint')} error={form.formState.errors.name?.message} required>
        <span className="flex gap-2">
          <Input {...form.register('name')} inputMode="url" />
          <Button type="submit" variant="primary" pending={pending}>
            {t('add')}
          </Button>
        </span>
      </Field>
    </Form>
  )
}

function DomainRow({ domain }: { domain: Domain }) {
  const t = useTranslations('settings.domains')
  const unreachable = useTranslations('ui')('unreachable')
  const { id, name, record, provedAt, version } = domain
  const finish = async (work: Promise<Result<unknown>>, message: string) => {
    const result = await work.catch(() => null)
    if (result?.ok) toastDone(message)
    else toastError(result ? result.error.message : unreachable)
  }
  const copy = async () => {
    await navigator.clipboard.writeText(record)
    toastDone(t('copied'))
  }
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 py-3">
      <span className="min-w-0 flex-1 break-all font-medium">{name}</span>
      <Badge tone={provedAt ? 'success' : 'warning'}>{t(provedAt ? 'proved' : 'unproved')}</Badge>
      {!provedAt && (
        <Button
          size="sm"
          icon={<RefreshCw />}
          aria-label={t('checkOf', { name })}
          onClick={() => finish(checkMailDomain({ id }), t('checking'))}
        >
          {t('check')}
        </Button>
      )}
      <AlertDialog
        trigger={<IconButton size="sm" label={t('deleteOf', { name })} icon={<Trash2 />} />}
        title={t('deleteOf', { name })}
        description={t('deleteAbout')}
        confirmLabel={t('delete')}
        cancelLabel={t('cancel')}
        onConfirm={() => finish(deleteMailDomain({ id, version }), t('deleted', { name }))}
      />
      {!provedAt && (
        <p className="flex min-w-0 basis-full flex-wrap items-center gap-2 text-sm text-text-muted">
          {t('record')}
          <code className="break-all rounded-sm bg-surface-sunken px-1.5 py-0.5 text-text">{record}</code>
          <IconButton size="sm" label={t('copyOf', { name })} icon={<Copy />} onClick={copy} />
        </p>
      )}
    </li>
  )
}
