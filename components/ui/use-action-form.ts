'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { type DefaultValues, type FieldValues, type Path, type Resolver, useForm } from 'react-hook-form'
import type { Result } from '@/lib/kernel/result'

type Options<Values extends FieldValues, Data> = {
  action: (values: Values) => Promise<Result<Data>>
  defaultValues: DefaultValues<Values>
  resolver?: Resolver<Values>
  onSuccess?: (data: Data, outcome: { undo?: string }) => void
  onFailure?: (error: Extract<Result<Data>, { ok: false }>['error']) => void
}

/** The only place where an action's answer meets form fields: a refusal lands on the fields it names. */
export function useActionForm<Values extends FieldValues, Data>(options: Options<Values, Data>) {
  const t = useTranslations('ui')
  const form = useForm<Values>({ defaultValues: options.defaultValues, resolver: options.resolver })
  const [pending, setPending] = useState(false)

  const submit = form.handleSubmit(async (values) => {
    setPending(true)
    const result = await options.action(values).catch(() => null)
    setPending(false)

    if (!result) return form.setError('root', { message: t('unreachable') })
    if (result.ok) return options.onSuccess?.(result.data, { undo: result.undo })

    const fields = Object.entries(result.error.fields ?? {})
    form.setError('root', { type: result.error.code, message: result.error.message })
    for (const [index, [field, message]] of fields.entries()) {
      form.setError(field as Path<Values>, { message }, { shouldFocus: index === 0 })
    }
    options.onFailure?.(result.error)
  })

  return { form, submit, pending, error: form.formState.errors.root?.message }
}
