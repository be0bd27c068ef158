'use client'

import { List, Search, SlidersHorizontal } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState, useTransition } from 'react'
import { PageHeader } from '@/components/shell/page-header'
import { Button, IconButton } from '@/components/ui/button'
import { DropdownMenu } from '@/components/ui/dropdown-menu'
import { useHotkeys } from '@/components/ui/hotkeys'
import { Input } from '@/components/ui/input'
import { keepForAYear } from '@/components/ui/keep-cookie'
import { LinkButton } from '@/components/ui/link-button'
import { Spinner } from '@/components/ui/spinner'
import { GROUPS, type Group, ORDERS, type Order } from '@/lib/opportunities/card'
import { BOARD_COOKIE, CARD_PARTS } from './shown'

type ToolbarProps = {
  search: string
  query: { group: Group; order: Order }
  hidden: string[]
  memberId: string
}

/** Search, filter, grouping, order and what the cards show; all but the last live in the URL. */
export function BoardToolbar({ search, query, hidden, memberId }: ToolbarProps) {
  const t = useTranslations('board')
  const router = useRouter()
  const [pending, startTransition] = useTransition()
  const input = useRef<HTMLInputElement>(null)
  useHotkeys({ '/': () => input.current?.focus(), n: () => router.push('/opportunities/new') })

  const go = (change: Record<string, string | null>) => {
    const next = new URLSearchParams(search)
    for (const [name, value] of Object.entries(change)) {
      if (value) next.set(name, value)
      else next.delete(name)
    }
    startTransition(() => router.replace(`/board${next.size > 0 ? `?${next}` : ''}`, { scroll: false }))
  }
  const mine = JSON.stringify(['ownerId', 'is', 'me'])
  const isMine = new URLSearchParams(search).get('filter') === mine
  const toggle = (part: string, isShown: boolean) => {
    const next = isShown ? hidden.filter((each) => each !== part) : [...hidden, part]
    keepForAYear(BOARD_COOKIE, next.join('.'))
    startTransition(() => router.refresh())
  }

  return (
    <PageHeader title={t('title')} aside={pending && <Spinner />}>
      <SearchBox
        key={new URLSearchParams(search).get('q') ?? ''}
        input={input}
        value={new URLSearchParams(search).get('q') ?? ''}
        onSearch={(q) => go({ q })}
      />
      <Button
        aria-pressed={isMine}
        variant="ghost"
        onClick={() => go({ filter: isMine ? null : mine })}
        data-member={memberId}
      >
        {t('mine')}
      </Button>
      <DropdownMenu
        trigger={<Button>{t('groupBy', { group: t(`groups.${query.group}`) })}</Button>}
        entries={[
          {
            kind: 'radio',
            value: query.group,
            onChange: (group) => go({ group: group === 'stage' ? null : group }),
            options: GROUPS.map((value) => ({ value, label: t(`groups.${value}`) })),
          },
        ]}
      />
      <DropdownMenu
        trigger={<Button>{t('sortBy', { order: t(`orders.${query.order}`) })}</Button>}
        entries={[
          {
            kind: 'radio',
            value: query.order,
            onChange: (sort) => go({ sort: sort === 'rank' ? null : sort }),
            options: ORDERS.map((value) => ({ value, label: t(`orders.${value}`) })),
          },
        ]}
      />
      <DropdownMenu
        trigger={<IconButton label={t('shown')} icon={<SlidersHorizontal />} />}
        entries={CARD_PARTS.map((part) => ({
          kind: 'check',
          label: t(`parts.${part}`),
          checked: !hidden.includes(part),
          onChange: (isShown) => toggle(part, isShown),
        }))}
      />
      <LinkButton
        href={`/opportunities${search ? `?${search}` : ''}`}
        variant="ghost"
        icon={<List />}
        className="ms-auto"
      >
        {t('asList')}
      </LinkButton>
    </PageHeader>
  )
}

type SearchBoxProps = {
  input: React.RefObject<HTMLInputElement | null>
  value: string
  onSearch: (text: string) => void
}

function SearchBox({ input, value, onSearch }: SearchBoxProps) {
  const t = useTranslations('board')
  const [text, setText] = useState(value)
  useEffect(() => {
    if (text === value) return
    const timer = setTimeout(() => onSearch(text.trim()), 350)
    return () => clearTimeout(timer)
  })
  return (
    <div className="w-full sm:w-64">
      <Input
        ref={input}
        type="search"
        value={text}
        onChange={(event) => setText(event.target.value)}
        leading={<Search />}
        placeholder={t('searchHint')}
        aria-label={t('search')}
      />
    </div>
  )
}
