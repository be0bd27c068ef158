'use client'

import { useTranslations } from 'next-intl'
import { Controller } from 'react-hook-form'
import { Button } from '@/components/ui/button'
import { Combobox } from '@/components/ui/combobox'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Form } from '@/components/ui/form'
import { Input } from '@/components/ui/input'
import type { Option } from '@/components/ui/select'
import { useActionForm } from '@/components/ui/use-action-form'
import type { Result } from '@/lib/kernel/result'
import { searchLocations } from '@/lib/locations/actions'
import { useLocationWords } from './words'

type Values = { name: string; above: Option | null }
export type Placed = { name: string; parentId: string | null; under: string | null }

type LocationDialogProps = {
  title: string
  begun: Values
  save: (values: Placed) => Promise<Result<{ id: string }>>
  onSaved: (id: string, values: Placed, outcome: { undo?: string }) => void
  onClose: () => void
}

/** A name and what it stands below: adds a place, renames it or moves it. */
export function LocationDialog({ title, begun, save, onSaved, onClose }: LocationDialogProps) {
  const t = useTranslations('locations')
  const search = useAbove()
  const { form, submit, pending, error } = useActionForm({
    defaultValues: begun,
    action: async (values: Values) => atAbove(await save(placed(values))),
    onSuccess: ({ id }, outcome) => onSaved(id, placed(form.getValues()), outcome),
  })
  const { errors } = form.formState
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={title}>
      <Form error={error} onSubmit={submit} className="flex flex-col gap-4">
        <Field label={t('name')} required error={errors.name?.message}>
          <Input maxLength={100} autoFocus {...form.register('name')} />
        </Field>
        <Controller
          control={form.control}
          name="above"
          render={({ field }) => (
            <Field label={t('above')} hint={t('aboveHint')} error={errors.above?.message}>
              <Combobox
                label={t('above')}
                placeholder={t('asCountry')}
                search={search}
                value={field.value}
                onChange={field.onChange}
              />
            </Field>
          )}
        />
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" variant="primary" pending={pending}>
            {t('save')}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-/

const placed = ({ name, above }: Values): Placed => {
  const key = above?.value ?? null
  const isOwn = key !== null && UUID.test(key)
  return { name, parentId: isOwn ? key : null, under: isOwn ? null : key }
}

/** What was refused about either column is said at the one control for both. */
function atAbove<T>(result: Result<T>): Result<T> {
  if (result.ok) return result
  const { parentId, under, ...fields } = result.error.fields ?? {}
  const above = parentId ?? under
  return { ...result, error: { ...result.error, fields: { ...fields, ...(above && { above }) } } }
}

function useAbove() {
  const t = useTranslations('locations')
  const { nameOf } = useLocationWords()
  return async (text: string): Promise<Option[]> => {
    if (!text) return [{ value: 'VN', label: t('vietnam') }]
    const found = await searchLocations({ text })
    if (!found.ok) throw new Error(found.error.message)
    return found.data.map((each) => ({
      value: each.key,
      label: [nameOf(each), each.path].filter(Boolean).join(', '),
      hint: each.scheme === 'vn63' ? t('old') : undefined,
    }))
  }
}
