'use client'

import { MailCheck } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { PageHeader } from '@/components/shell/page-header'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkButton } from '@/components/ui/link-button'
import type { Option } from '@/lib/records/options'
import { InboxFilter } from './inbox-filter'
import { InboxRow } from './inbox-row'
import { type Asked, hrefOf } from './place'
import { type InboxOptions, useInbox } from './use-inbox'
import { useInboxKeys } from './use-inbox-keys'

type InboxScreenProps = InboxOptions & {
  teams: Option[]
  members: Option[]
  asked: Asked
  isFirst: boolean
  now: number
}

const ALL: Asked = { view: 'all' }

/** Mails that wait for an answer: taken, handed on, answered or done with where they stand. */
export function InboxScreen({ teams, members, asked, isFirst, now, ...options }: InboxScreenProps) {
  const t = useTranslations('inbox')
  const inbox = useInbox(options)
  const list = useRef<HTMLUListElement>(null)
  useInboxKeys(list, inbox)
  const { next } = options.page
  return (
    <>
      <PageHeader title={t('title')} description={<span className="max-md:hidden">{t('about')}</span>}>
        <InboxFilter asked={asked} teams={teams} />
      </PageHeader>
      <div className="flex max-w-4xl flex-col gap-4 px-3 pb-8 md:px-4">
        <h2 className="sr-only">{t('waiting')}</h2>
        {inbox.rows.length === 0 ? (
          <EmptyState
            icon={<MailCheck />}
            title={t(`empty.${asked.view}`)}
            action={asked.view !== 'all' && <LinkButton href={hrefOf(ALL)}>{t('showAll')}</LinkButton>}
          >
            {t('emptyText')}
          </EmptyState>
        ) : (
          <ul ref={list} aria-label={t('title')} className="flex flex-col rounded-lg border">
            {inbox.rows.map((row) => (
              <InboxRow key={row.id} row={row} inbox={inbox} members={members} now={now} />
            ))}
          </ul>
        )}
        <div className="flex gap-2">
          {!isFirst && <LinkButton href={hrefOf(asked)}>{t('first')}</LinkButton>}
          {next && <LinkButton href={hrefOf({ ...asked, after: next })}>{t('more')}</LinkButton>}
        </div>
      </div>
    </>
  )
}
