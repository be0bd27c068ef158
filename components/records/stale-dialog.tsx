'use client'

import { useTranslations } from 'next-intl'
import { FieldValue } from '@/components/fields/field-value'
import type { Options } from '@/components/fields/props'
import { useFieldWords } from '@/components/fields/words'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import type { Description } from '@/lib/kernel/entity'
import type { StaleEdit } from './use-record-save'
import { currencyOf, type Values } from './values'

type StaleDialogProps = {
  edit: StaleEdit
  description: Description
  options: Options
  baseCurrency: string
  onOverwrite: () => void
  onKeep: () => void
}

/** Someone else changed the same field: both versions, and the choice between them. */
export function StaleDialog({ edit, description, onOverwrite, onKeep, ...rest }: StaleDialogProps) {
  const t = useTranslations('records.stale')
  const { label } = useFieldWords(description.name)
  const { patch, stored, winner } = edit
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onKeep()}
      title={t('title')}
      description={winner}
      footer={
        <>
          <Button onClick={onKeep}>{t('keep')}</Button>
          <Button variant="primary" onClick={onOverwrite}>
            {t('overwrite')}
          </Button>
        </>
      }
    >
      {Object.keys(patch).map((name) => (
        <section key={name} aria-label={label(name)} className="grid grid-cols-2 gap-3">
          <Version heading={t('stored')} name={name} values={stored} description={description} {...rest} />
          <Version
            heading={t('mine')}
            name={name}
            values={{ ...stored, ...patch }}
            description={description}
            {...rest}
          />
        </section>
      ))}
    </Dialog>
  )
}

type VersionProps = Pick<StaleDialogProps, 'description' | 'options' | 'baseCurrency'> & {
  heading: string
  name: string
  values: Values
}

function Version({ heading, name, values, description, options, baseCurrency }: VersionProps) {
  const { label } = useFieldWords(description.name)
  const field = description.fields[name]
  if (!field) return null
  return (
    <div className="min-w-0 rounded-lg border p-3">
      <h3 className="text-sm text-text-muted">{heading}</h3>
      <p className="text-sm text-text-muted">{label(name)}</p>
      <FieldValue
        entity={description.name}
        name={name}
        field={field}
        value={values[name]}
        options={options}
        currency={currencyOf(field, values, baseCurrency)}
        plain
      />
    </div>
  )
}
