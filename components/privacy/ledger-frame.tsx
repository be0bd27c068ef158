'use client'

import { Plus } from 'lucide-react'
import { usePathname, useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type ComponentProps, type ReactNode, useTransition } from 'react'
import { PageHeader } from '@/components/shell/page-header'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Input } from '@/components/ui/input'
import { LinkButton } from '@/components/ui/link-button'
import { Spinner } from '@/components/ui/spinner'

export type Paged = { search: string; next: string | null; isLater: boolean }
type LedgerFrameProps = Paged & {
  words: 'consents' | 'requests'
  note?: ReactNode
  isEmpty: boolean
  onAdd?: () => void
  /** The form that adds a line, while it is open. */
  adding?: ReactNode
  children: ReactNode
}

/** Head, search, pages and emptiness of a list that grows by the day. */
export function LedgerFrame({
  words,
  search,
  next,
  isLater,
  isEmpty,
  onAdd,
  adding,
  note,
  children,
}: LedgerFrameProps) {
  const all = useTranslations('privacy')
  const t = useTranslations(`privacy.${words}`)
  const settings = useTranslations('settings')
  const router = useRouter()
  const path = usePathname()
  const [pending, start] = useTransition()
  const href = (params: Record<string, string>) => {
    const query = new URLSearchParams(Object.entries(params).filter(([, value]) => value)).toString()
    return (query ? `${path}?${query}` : path) as ComponentProps<typeof LinkButton>['href']
  }
  const ask = (q: string) => start(() => router.replace(href({ q }) as Parameters<typeof router.replace>[0]))
  const add = onAdd && (
    <Button variant="primary" icon={<Plus />} onClick={onAdd}>
      {t('add')}
    </Button>
  )
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description')}
        trail={[{ href: '/settings', label: settings('title') }]}
        actions={add}
      >
        {note}
        <form
          className="w-80 max-md:w-full"
          onSubmit={(event) => {
            event.preventDefault()
            ask(String(new FormData(event.currentTarget).get('q')).trim())
          }}
        >
          <Input
            key={search}
            type="search"
            name="q"
            aria-label={all('search')}
            placeholder={all('search')}
            defaultValue={search}
            trailing={pending ? <Spinner /> : undefined}
            onChange={(event) => event.target.value === '' && ask('')}
          />
        </form>
      </PageHeader>
      {isEmpty ? (
        <EmptyState title={search ? t('noneFound') : t('none')} action={search ? undefined : add}>
          {search ? undefined : t('noneText')}
        </EmptyState>
      ) : (
        children
      )}
      <nav aria-label={all('pages')} className="flex flex-wrap gap-2 p-3 md:px-4">
        {isLater && <LinkButton href={href({ q: search })}>{all('newest')}</LinkButton>}
        {next && <LinkButton href={href({ q: search, after: next })}>{all('older')}</LinkButton>}
      </nav>
      {adding}
    </>
  )
}
