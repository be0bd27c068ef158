'use client'

import { Merge, Undo2, X } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { FieldValue } from '@/components/fields/field-value'
import { useFieldWords } from '@/components/fields/words'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Link } from '@/components/ui/link'
import { LinkButton } from '@/components/ui/link-button'
import { isBlank } from '@/lib/fields/blank'
import type { Duplicates } from '@/lib/records/duplicates'
import { MOST_MERGED } from '@/lib/records/mergeable'
import type { Row } from '@/lib/records/query'
import { mergeHref, pathOf } from '../kind/paths'
import { currencyOf, optionsWith } from '../values'
import type { DuplicatesProps } from './duplicates-screen'
import { useVerdict } from './use-verdict'

type Shown = Pick<DuplicatesProps, 'kind' | 'options' | 'viewer'>
type DuplicateGroupProps = Shown & { group: Duplicates; isDismissed: boolean }

/** Records side by side, why they are thought to be one, and what can be done about it. */
export function DuplicateGroup({ group, isDismissed, ...shown }: DuplicateGroupProps) {
  const t = useTranslations('duplicates')
  const format = useFormatter()
  const { kind, viewer } = shown
  const { label } = useFieldWords(kind.description.name)
  const { dismiss, recall, pending } = useVerdict(kind, viewer)
  const { records, more, why, writable } = group
  const own = records.filter(({ id }) => writable.includes(id)).map(({ id }) => id)
  const titles = records.map((row) => String(row[kind.description.title])).join(', ')
  const names = factsOf(shown, group)
  return (
    <Card
      aria-label={titles}
      title={
        why.length > 0
          ? t('same', { fields: format.list(why.map(label), { type: 'unit' }) })
          : t('nothingShared')
      }
      actions={
        own.length > 1 &&
        (isDismissed ? (
          <Button size="sm" icon={<Undo2 />} pending={pending} onClick={() => recall(pairsAmong(own))}>
            {t('recall')}
          </Button>
        ) : (
          <>
            <Button size="sm" icon={<X />} pending={pending} onClick={() => dismiss(pairsAmong(own))}>
              {t(own.length > 2 ? 'dismissAll' : 'dismiss')}
            </Button>
            <LinkButton
              size="sm"
              icon={<Merge />}
              href={mergeHref(`${kind.path}/merge`, own.slice(0, MOST_MERGED), 'duplicates')}
            >
              {t('merge')}
            </LinkButton>
          </>
        ))
      }
    >
      <div className="grid gap-4 sm:auto-cols-fr sm:grid-flow-col">
        {records.map((row) => (
          <section key={row.id} className="min-w-0 max-sm:not-first:border-t max-sm:not-first:pt-3">
            <h3 className="text-base">
              <Link href={pathOf(kind, row.id)}>{String(row[kind.description.title])}</Link>
            </h3>
            <Facts row={row} names={names} {...shown} />
            {!isDismissed && own.length > 2 && own.includes(row.id) && (
              <Button
                size="sm"
                variant="ghost"
                className="-ms-2 mt-1"
                pending={pending}
                onClick={() => dismiss(own.flatMap((id) => (id === row.id ? [] : [[row.id, id]])))}
              >
                {t('apart')}
              </Button>
            )}
          </section>
        ))}
      </div>
      {more > 0 && <p className="pt-3 text-sm text-text-muted">{t('more', { count: more })}</p>}
    </Card>
  )
}

/** What they share, then what a card of the kind tells: as far as any of them holds it. */
function factsOf({ kind }: Shown, { records, why }: Duplicates): string[] {
  const { title, fields } = kind.description
  const names = new Set([...why, 'phone', 'email', ...kind.layout.card, 'createdAt'])
  return [...names].filter(
    (name) => name !== title && fields[name] && records.some((row) => !isBlank(row[name])),
  )
}

function Facts({ row, names, kind, options, viewer }: Shown & { row: Row; names: string[] }) {
  const { name: entity, fields } = kind.description
  const { label } = useFieldWords(entity)
  return (
    <dl className="mt-1 grid grid-cols-[minmax(6rem,auto)_minmax(0,1fr)] gap-x-3 gap-y-1 text-sm">
      {names.map((name) => {
        const field = fields[name]
        return field ? (
          <div key={name} className="contents">
            <dt className="text-text-muted">{label(name)}</dt>
            <dd className="min-w-0 break-words">
              {isBlank(row[name]) ? (
                <span className="text-text-muted">–</span>
              ) : (
                <FieldValue
                  entity={entity}
                  name={name}
                  field={field}
                  value={row[name]}
                  options={optionsWith(options, kind.description, row)}
                  currency={currencyOf(field, row, viewer.baseCurrency)}
                  plain
                />
              )}
            </dd>
          </div>
        ) : null
      })}
    </dl>
  )
}

const pairsAmong = (ids: string[]): string[][] =>
  ids.flatMap((one, at) => ids.slice(at + 1).map((other) => [one, other]))
