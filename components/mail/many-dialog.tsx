'use client'

import { Send } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Spinner } from '@/components/ui/spinner'
import { Textarea } from '@/components/ui/textarea'
import { DraftFiles } from './compose/draft-files'
import { Gaps } from './compose/gaps'
import { Leaving } from './compose/leaving'
import { TemplateChoice } from './compose/template-choice'
import { ManyLeftOut } from './many-left-out'
import { ManyPreview } from './many-preview'
import { type ManyOptions, useMany } from './use-many'

/** One mail to many: written once, read as each of them will get it, and sent to each by itself. */
export function ManyDialog(options: ManyOptions) {
  const t = useTranslations('mail.many')
  const compose = useTranslations('mail.compose')
  const { found, letter, change, errors, trouble, pending, send } = useMany(options)
  const [shown, setShown] = useState(0)
  const count = found?.recipients.length ?? 0
  const recipient = found?.recipients[Math.min(shown, count - 1)]
  const { subject, text, leavesAt } = letter
  const isReady = count > 0 && subject.trim() !== '' && text.trim() !== ''
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => !isOpen && options.onClose()}
      size="lg"
      title={t('title')}
      description={t('about')}
      footer={
        <Button
          variant="primary"
          icon={<Send />}
          pending={pending}
          disabled={!isReady}
          onClick={() => void send()}
        >
          {t('send', { count })}
        </Button>
      }
    >
      {!found ? (
        trouble ? (
          <p role="alert" className="text-danger">
            {trouble}
          </p>
        ) : (
          <Spinner />
        )
      ) : (
        <div className="flex flex-col gap-3">
          <p className="font-medium">{t('recipients', { count })}</p>
          <ManyLeftOut leftOut={found.leftOut} outOfReach={found.outOfReach} />
          <TemplateChoice
            templates={found.templates}
            onPick={(picked) => change({ subject: picked.subject, text: picked.text })}
          />
          <Field label={compose('subject')} required error={errors.subject}>
            <Input
              value={subject}
              maxLength={255}
              onChange={(event) => change({ subject: event.target.value })}
            />
          </Field>
          <Field label={compose('text')} required hint={t('fieldsHint')} error={errors.text}>
            <Textarea
              rows={6}
              value={text}
              maxLength={100_000}
              onChange={(event) => change({ text: event.target.value })}
            />
          </Field>
          <Gaps text={`${subject}\n${text}`} values={recipient?.values} />
          <DraftFiles
            files={letter.files}
            most={found.mostAttached}
            onChange={(update) => change((now) => ({ files: update(now.files) }))}
          />
          <Leaving value={leavesAt} onChange={(at) => change({ leavesAt: at })} />
          {trouble && (
            <p role="alert" className="text-danger">
              {trouble}
            </p>
          )}
          {recipient && (
            <ManyPreview
              recipient={recipient}
              letter={letter}
              signature={found.signature}
              at={Math.min(shown, count - 1)}
              count={count}
              onShow={setShown}
            />
          )}
        </div>
      )}
    </Dialog>
  )
}
