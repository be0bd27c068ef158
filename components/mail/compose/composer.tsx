'use client'

import { Send } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { Form } from '@/components/ui/form'
import { isComposing } from '@/components/ui/hotkeys'
import { Input } from '@/components/ui/input'
import { Textarea } from '@/components/ui/textarea'
import { fillIn } from '@/lib/mail/merge-fields'
import { AddressInput } from './address-input'
import { AddressMarks } from './address-marks'
import { DraftFiles } from './draft-files'
import { Gaps } from './gaps'
import { Leaving } from './leaving'
import { SenderChoice } from './sender-choice'
import { TemplateChoice } from './template-choice'
import { type ComposerOptions, useComposer } from './use-composer'

/** Where a mail is written: Ctrl/⌘ Enter sends it, and what is typed is kept on this device until then. */
export function Composer(options: ComposerOptions) {
  const t = useTranslations('mail.compose')
  const { draft, change, setDraft, send, discard, pending, errors, trouble, isKept, canQuote } =
    useComposer(options)
  const [hasCc, setCc] = useState(draft.cc.length > 0)
  const { templates, values, signature } = options.mail
  const start = useStart(draft.to.length > 0)
  const listen = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || isComposing(event.nativeEvent)) return
    event.preventDefault()
    void send()
  }
  return (
    <Form
      aria-label={options.answersId ? t('replyTitle') : t('title')}
      className="flex min-w-0 flex-col gap-3"
      error={trouble ?? undefined}
      onKeyDown={listen}
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <SenderChoice
        ownAddress={options.mail.ownAddress}
        isOwn={draft.isOwn ?? false}
        onChange={(isOwn) => change({ isOwn })}
      />
      <AddressInput
        label={t('to')}
        required
        value={draft.to}
        onChange={(to) => change({ to })}
        error={errors.to}
        inputRef={start.to}
      />
      <AddressMarks recipients={[...draft.to, ...draft.cc]} />
      {hasCc ? (
        <AddressInput label={t('cc')} value={draft.cc} onChange={(cc) => change({ cc })} error={errors.cc} />
      ) : (
        <Button size="sm" variant="ghost" onClick={() => setCc(true)} className="-ms-2 -mt-2 self-start">
          {t('addCc')}
        </Button>
      )}
      {options.answersId === null && (
        <TemplateChoice
          templates={templates}
          onPick={({ subject, text }) =>
            change({ subject: fillIn(subject, values), text: fillIn(text, values) })
          }
        />
      )}
      <Field label={t('subject')} required error={errors.subject}>
        <Input value={draft.subject} onChange={(event) => change({ subject: event.target.value })} />
      </Field>
      <Field label={t('text')} required error={errors.text} hint={t('textHint')}>
        <Textarea
          ref={start.text}
          rows={6}
          value={draft.text}
          onChange={(event) => change({ text: event.target.value })}
          className="min-h-32"
        />
      </Field>
      <Gaps text={`${draft.subject}\n${draft.text}`} />
      {signature && (
        <p className="wrap-anywhere whitespace-pre-line border-s-2 ps-2 text-sm text-text-muted">
          <span className="sr-only">{t('signature')}: </span>
          {signature}
        </p>
      )}
      {canQuote && (
        <Checkbox
          label={t('quote')}
          checked={draft.isQuoting}
          onChange={(isQuoting) => change({ isQuoting })}
        />
      )}
      <DraftFiles
        files={draft.files}
        most={options.mail.mostAttached}
        onChange={(update) => setDraft((now) => ({ ...now, files: update(now.files) }))}
      />
      <Leaving value={draft.leavesAt ?? null} onChange={(leavesAt) => change({ leavesAt })} />
      <div className="flex flex-wrap items-center gap-2">
        <Button type="submit" variant="primary" icon={<Send />} pending={pending}>
          {trouble ? t('sendAnyway') : t('send')}
        </Button>
        <Button variant="ghost" onClick={discard}>
          {t('discard')}
        </Button>
        <span className="text-sm text-text-muted">{isKept ? t('capturing') : t('draft')}</span>
      </div>
    </Form>
  )
}

/** The cursor begins where something is missing. */
function useStart(hasRecipient: boolean) {
  const to = useRef<HTMLInputElement>(null)
  const text = useRef<HTMLTextAreaElement>(null)
  const isText = useRef(hasRecipient)
  useEffect(() => (isText.current ? text : to).current?.focus(), [])
  return { to, text }
}
