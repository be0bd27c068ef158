'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { FormProvider } from 'react-hook-form'
import { useUndo } from '@/components/records/use-undo'
import type { Values } from '@/components/records/values'
import { PageHeader } from '@/components/shell/page-header'
import { Button } from '@/components/ui/button'
import { Form } from '@/components/ui/form'
import { useActionForm } from '@/components/ui/use-action-form'
import type { Description } from '@/lib/kernel/entity'
import { convertLead } from '@/lib/leads/actions'
import { beginningsOf } from '@/lib/leads/beginnings'
import type { Suggestion } from '@/lib/leads/suggestions'
import type { Viewer } from '@/lib/records/viewer'
import { ConvertPart, type Part, type PartValues } from './convert-part'

type Lead = Values & { id: string; version: number; name: string }
export type ConvertLeadProps = {
  lead: Lead
  /** What the reader may make, each with its fields. */
  parts: Partial<Record<Part, Description>>
  suggestions: { account: Suggestion[]; contact: Suggestion[] }
  viewer: Viewer
}

/** What each part shows of itself, in order. */
const FIELDS: Record<Part, readonly string[]> = {
  account: ['kind', 'name', 'phone', 'emails'],
  contact: ['name', 'phone', 'emails'],
  opportunity: ['title', 'amount', 'expectedClose'],
}

/** A lead becomes a customer, a contact and an opportunity, as far as wished. */
export function ConvertLead({ lead, parts, suggestions, viewer }: ConvertLeadProps) {
  const t = useTranslations('convert')
  const router = useRouter()
  const { offer } = useUndo(viewer, () => router.refresh())
  const { form, submit, pending, error } = useActionForm<Record<Part, PartValues>, unknown>({
    defaultValues: beginnings(lead, parts, suggestions),
    action: async (chosen) => {
      const unpicked = (['account', 'contact'] as const).filter(
        (part) => chosen[part].way === 'existing' && !chosen[part].id,
      )
      if (unpicked.length > 0) return refused(unpicked.map((part) => [`${part}.id`, t('pickOne')]))
      return convertLead({
        id: lead.id,
        version: lead.version,
        account: askedOf(chosen.account),
        contact: askedOf(chosen.contact),
        opportunity: chosen.opportunity.way === 'new' ? { values: chosen.opportunity.values } : null,
      })
    },
    onSuccess: (_, { undo }) => {
      if (undo) offer(t('done', { name: lead.name }), undo)
      router.refresh()
    },
  })
  return (
    <>
      <PageHeader
        title={t('of', { name: lead.name })}
        description={t('about')}
        trail={[{ href: '/leads', label: t('leads') }]}
      />
      <FormProvider {...form}>
        <Form onSubmit={submit} error={error} className="mx-3 mb-8 flex max-w-3xl flex-col gap-4 md:mx-4">
          {(Object.keys(FIELDS) as Part[]).map((part) => {
            const description = parts[part]
            return (
              description && (
                <ConvertPart
                  key={part}
                  part={part}
                  description={description}
                  fields={FIELDS[part]}
                  suggestions={part === 'opportunity' ? [] : suggestions[part]}
                  baseCurrency={viewer.baseCurrency}
                />
              )
            )
          })}
          <div className="flex gap-2">
            <Button type="submit" variant="primary" pending={pending}>
              {t('save')}
            </Button>
            <Button onClick={() => router.back()}>{t('cancel')}</Button>
          </div>
        </Form>
      </FormProvider>
    </>
  )
}

const askedOf = ({ way, id, values }: PartValues) => {
  if (way === 'new') return { values }
  return way === 'existing' && id ? { id } : null
}

const refused = (fields: [string, string][]) => ({
  ok: false as const,
  error: { code: 'invalid' as const, message: fields[0]?.[1] ?? '', fields: Object.fromEntries(fields) },
})

/** Who is known already is offered first. */
function beginnings(
  lead: Lead,
  parts: ConvertLeadProps['parts'],
  { account, contact }: ConvertLeadProps['suggestions'],
): Record<Part, PartValues> {
  const begun = beginningsOf(lead)
  const start = (part: Part, isWanted: boolean, known: Suggestion[]): PartValues => ({
    way: !parts[part] || !isWanted ? 'none' : known.length > 0 ? 'existing' : 'new',
    id: known[0]?.id ?? null,
    values: begun[part],
  })
  return {
    account: start('account', true, account),
    contact: start('contact', begun.isCompany, contact),
    opportunity: start('opportunity', true, []),
  }
}
