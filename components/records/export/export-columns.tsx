'use client'

import { useTranslations } from 'next-intl'
import { useFieldWords } from '@/components/fields/words'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import type { Description } from '@/lib/kernel/entity'
import type { ExportColumnsChosen } from './use-export-columns'

type ExportColumnsProps = { description: Description; columns: ExportColumnsChosen }

/** Which columns the file has; they stand in the order of the list, the others after them. */
export function ExportColumns({ description, columns }: ExportColumnsProps) {
  const t = useTranslations('records.export')
  const { label } = useFieldWords(description.name)
  return (
    <fieldset className="mt-4">
      <legend className="text-sm text-text-muted">
        {t('columns', { count: columns.chosen.length, total: columns.offered.length })}
      </legend>
      <div className="mt-2 grid gap-2 sm:grid-cols-2">
        {columns.offered.map((name) => (
          <Checkbox
            key={name}
            label={label(name)}
            checked={columns.chosen.includes(name)}
            onChange={(isTicked) => columns.tick(name, isTicked)}
          />
        ))}
      </div>
      <div className="mt-2 flex flex-wrap gap-2">
        <Button size="sm" variant="ghost" onClick={columns.all}>
          {t('all')}
        </Button>
        <Button size="sm" variant="ghost" disabled={columns.isOfList} onClick={columns.reset}>
          {t('likeList')}
        </Button>
      </div>
    </fieldset>
  )
}
