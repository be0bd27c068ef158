'use client'

import { CircleCheck } from 'lucide-react'
import type { Route } from 'next'
import { useTranslations } from 'next-intl'
import { RecordValue } from '@/components/fields/record-value'
import { optionsWith, type Values } from '@/components/records/values'
import { PageHeader } from '@/components/shell/page-header'
import { Card } from '@/components/ui/card'
import { LinkButton } from '@/components/ui/link-button'
import type { Field } from '@/lib/kernel/entity'

const BECAME = {
  accountId: { type: 'record', to: 'account', path: '/customers' },
  contactId: { type: 'record', to: 'contact', path: '/contacts' },
  opportunityId: { type: 'record', to: 'opportunity', path: '/opportunities' },
} as const satisfies Record<string, Field>

/** What a lead has become, each a way to it. */
export function Converted({ lead }: { lead: Values & { id: string } }) {
  const t = useTranslations('convert')
  const options = optionsWith({}, { fields: BECAME }, lead)
  return (
    <>
      <PageHeader
        title={t('done', { name: String(lead.name) })}
        trail={[{ href: '/leads', label: t('leads') }]}
      />
      <div className="mx-3 mb-8 max-w-3xl md:mx-4">
        <Card>
          <ul className="flex flex-col gap-3">
            {Object.entries(BECAME).map(([name, field]) =>
              lead[name] ? (
                <li key={name} className="flex items-center gap-2">
                  <CircleCheck aria-hidden className="size-5 shrink-0 text-success" />
                  <span className="text-text-muted">{t(`parts.${field.to}`)}</span>
                  <span className="min-w-0 font-medium [&_a]:underline">
                    <RecordValue
                      entity="lead"
                      name={name}
                      field={field}
                      value={lead[name]}
                      options={options}
                    />
                  </span>
                </li>
              ) : null,
            )}
          </ul>
          <div className="mt-4 flex gap-2">
            <LinkButton href={`/leads/${lead.id}` as Route}>{t('backToLead')}</LinkButton>
            <LinkButton href="/leads">{t('toList')}</LinkButton>
          </div>
        </Card>
      </div>
    </>
  )
}
