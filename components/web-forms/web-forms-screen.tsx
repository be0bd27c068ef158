import { FileInput, Plus } from 'lucide-react'
import type { Route } from 'next'
import { useTranslations } from 'next-intl'
import { PageHeader } from '@/components/shell/page-header'
import { Badge } from '@/components/ui/badge'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/components/ui/link'
import { LinkButton } from '@/components/ui/link-button'

type Listed = {
  id: string
  name: string
  title: string
  isActive: boolean
  received: number
  heldBack: number
}

/** The forms of a company's websites. */
export function WebFormsScreen({ forms }: { forms: readonly Listed[] }) {
  const t = useTranslations('webForms')
  const settings = useTranslations('settings')
  const create = (
    <LinkButton href="/settings/web-forms/new" variant="primary" icon={<Plus />}>
      {t('create')}
    </LinkButton>
  )
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('about')}
        trail={[{ href: '/settings', label: settings('title') }]}
        actions={create}
      />
      <div className="max-w-4xl px-3 pb-8 md:px-4">
        {forms.length === 0 ? (
          <EmptyState icon={<FileInput />} title={t('empty')} action={create}>
            {t('emptyText')}
          </EmptyState>
        ) : (
          <ul aria-label={t('title')} className="divide-y rounded-lg border bg-surface-raised">
            {forms.map((form) => (
              <FormRow key={form.id} form={form} />
            ))}
          </ul>
        )}
      </div>
    </>
  )
}

function FormRow({ form: { id, name, title, isActive, received, heldBack } }: { form: Listed }) {
  const t = useTranslations('webForms')
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-3">
      <span className="min-w-0 flex-1 basis-48">
        <Link
          href={`/settings/web-forms/${id}` as Route}
          className="block truncate font-medium hover:underline"
        >
          {name}
        </Link>
        <span className="block truncate text-sm text-text-muted">{title}</span>
      </span>
      <span className="text-sm text-text-muted">{t('counts', { received, heldBack })}</span>
      <Badge tone={isActive ? 'success' : 'neutral'}>{t(isActive ? 'active' : 'inactive')}</Badge>
    </li>
  )
}
