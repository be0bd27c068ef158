'use client'

import { ExternalLink, RefreshCw, Trash2 } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useFieldWords } from '@/components/fields/words'
import { CopyBlock } from '@/components/mail/inbound-copy'
import { dictionaryActions } from '@/components/settings/dictionary-actions'
import { AlertDialog } from '@/components/ui/alert-dialog'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { toastDone, toastError } from '@/components/ui/toaster'
import type { Result } from '@/lib/kernel/result'
import { renewWebForm } from '@/lib/web-forms/actions'

type FormBesideProps = {
  form: {
    id: string
    version: number
    name: string
    isActive?: unknown
    received?: unknown
    heldBack?: unknown
  }
  address: string
  /** Fields the company demands that this form neither asks nor sets. */
  missing: readonly string[]
  snippets: { frame: string; markup: string }
}

/** How a form looks, how it comes into a website, and what came of it. */
export function FormBeside({ form, address, missing, snippets }: FormBesideProps) {
  const t = useTranslations('webForms')
  const { label } = useFieldWords('lead')
  return (
    <div className="flex min-w-0 flex-col gap-4">
      {missing.length > 0 && (
        <p role="alert" className="rounded-lg border border-warning bg-warning-soft p-3">
          {t('missing', { fields: missing.map(label).join(', ') })}
        </p>
      )}
      <Card
        title={t('embed')}
        actions={
          <Badge tone={form.isActive ? 'success' : 'neutral'}>
            {t(form.isActive ? 'active' : 'inactive')}
          </Badge>
        }
      >
        <div className="flex flex-col gap-4">
          <p className="text-sm text-text-muted">
            {t('counts', { received: Number(form.received), heldBack: Number(form.heldBack) })}
          </p>
          <Snippet name={t('address')} text={address} />
          <Snippet name={t('frame')} about={t('frameText')} text={snippets.frame} />
          <Snippet name={t('markup')} about={t('markupText')} text={snippets.markup} isLong />
          <Deeds form={form} address={address} />
        </div>
      </Card>
      <Card title={t('preview')} flush>
        <iframe
          key={form.version}
          src={`/api/web-forms/${form.id}/preview`}
          title={t('preview')}
          className="h-144 w-full rounded-b-lg"
        />
      </Card>
    </div>
  )
}

type SnippetProps = { name: string; about?: string; text: string; isLong?: boolean }

function Snippet({ name, about, text, isLong }: SnippetProps) {
  const block = (
    <>
      {about && <p className="mb-1 text-sm text-text-muted">{about}</p>}
      <CopyBlock name={name} text={text} />
    </>
  )
  if (!isLong)
    return (
      <div>
        <p className="font-medium">{name}</p>
        {block}
      </div>
    )
  return (
    <details>
      <summary className="cursor-pointer rounded-sm font-medium">{name}</summary>
      {block}
    </details>
  )
}

function Deeds({ form: { id, version, name }, address }: Pick<FormBesideProps, 'form' | 'address'>) {
  const t = useTranslations('webForms')
  const unreachable = useTranslations('ui')('unreachable')
  const router = useRouter()
  const { remove } = dictionaryActions('web_form')
  const settle = async (work: Promise<Result<unknown>>, message: string) => {
    const result = await work.catch(() => null)
    if (result?.ok) toastDone(message)
    else toastError(result ? result.error.message : unreachable)
    return result?.ok === true
  }
  return (
    <div className="flex flex-wrap items-center gap-2">
      <a
        href={address}
        target="_blank"
        rel="noopener"
        className="inline-flex items-center gap-1 text-accent hover:underline"
      >
        {t('open')} <ExternalLink aria-hidden className="size-4" />
      </a>
      <AlertDialog
        trigger={<Button icon={<RefreshCw />}>{t('renew')}</Button>}
        title={t('renewTitle')}
        description={t('renewText')}
        confirmLabel={t('renew')}
        cancelLabel={t('cancel')}
        onConfirm={() => settle(renewWebForm({ id, version }), t('renewed')).then(() => undefined)}
      />
      <AlertDialog
        trigger={<Button icon={<Trash2 />}>{t('delete')}</Button>}
        title={t('deleteTitle', { name })}
        description={t('deleteText')}
        confirmLabel={t('delete')}
        cancelLabel={t('cancel')}
        onConfirm={async () => {
          if (await settle(remove({ id, version }), t('deleted', { name })))
            router.push('/settings/web-forms')
        }}
      />
    </div>
  )
}
