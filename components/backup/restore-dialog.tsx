'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { PasswordInput } from '@/components/identity/password-input'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Form } from '@/components/ui/form'
import { Input } from '@/components/ui/input'
import { RadioGroup } from '@/components/ui/radio-group'
import { Select } from '@/components/ui/select'
import { useActionForm } from '@/components/ui/use-action-form'
import { startRestore } from '@/lib/backup/actions'
import { nameOf } from './shown'

type Values = { file: string; target: 'new' | 'over'; passphrase: string; name: string; confirmation: string }
type RestoreDialogProps = { file: string; files: string[]; workspaceName: string; onClose: () => void }

const FORM = 'restore'

/** Asks which archive comes back, and where: beside this workspace, or in its place once its name is typed. */
export function RestoreDialog({ file, files, workspaceName, onClose }: RestoreDialogProps) {
  const t = useTranslations('backup.restore')
  const router = useRouter()
  const { form, submit, pending, error } = useActionForm<Values, { id: string }>({
    defaultValues: {
      file,
      target: 'new',
      passphrase: '',
      name: t('newName', { name: workspaceName }),
      confirmation: '',
    },
    action: ({ target, file, passphrase, name, confirmation }) =>
      startRestore(
        target === 'new' ? { target, file, passphrase, name } : { target, file, passphrase, confirmation },
      ),
    onSuccess: () => {
      onClose()
      router.refresh()
    },
  })
  const { target, file: chosen } = form.watch()
  const { errors } = form.formState
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('title')}
      description={t('about')}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button
            type="submit"
            form={FORM}
            variant={target === 'over' ? 'danger' : 'primary'}
            pending={pending}
          >
            {t('submit')}
          </Button>
        </>
      }
    >
      <Form id={FORM} onSubmit={submit} error={error} className="flex flex-col gap-4">
        <Field label={t('file')} error={errors.file?.message}>
          <Select
            value={chosen}
            onChange={(value) => form.setValue('file', value)}
            options={files.map((value) => ({ value, label: nameOf(value) }))}
          />
        </Field>
        <Field label={t('passphrase')} hint={t('passphraseHint')} error={errors.passphrase?.message}>
          <PasswordInput autoComplete="off" {...form.register('passphrase')} />
        </Field>
        <Field label={t('target')}>
          <RadioGroup
            value={target}
            onChange={(value) => form.setValue('target', value)}
            options={(['new', 'over'] as const).map((value) => ({
              value,
              label: t(`targets.${value}`),
              hint: t(`targetHints.${value}`),
            }))}
          />
        </Field>
        {target === 'new' ? (
          <Field label={t('name')} required error={errors.name?.message}>
            <Input {...form.register('name')} />
          </Field>
        ) : (
          <Field
            label={t('confirmation', { name: workspaceName })}
            required
            hint={t('confirmationHint')}
            error={errors.confirmation?.message}
          >
            <Input spellCheck={false} {...form.register('confirmation')} />
          </Field>
        )}
      </Form>
    </Dialog>
  )
}
