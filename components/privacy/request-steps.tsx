'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type ComponentProps, useState, useTransition } from 'react'
import type { Options } from '@/components/fields/props'
import { choiceOf } from '@/components/fields/reference-editors'
import { useUndo } from '@/components/records/use-undo'
import type { Viewer } from '@/components/records/viewer'
import { Button } from '@/components/ui/button'
import { Combobox } from '@/components/ui/combobox'
import { Field } from '@/components/ui/field'
import { LinkButton } from '@/components/ui/link-button'
import { toastError } from '@/components/ui/toaster'
import type { Result } from '@/lib/kernel/result'
import {
  answerRequest,
  assignRequest,
  extendRequest,
  finishRequest,
  refuseRequest,
} from '@/lib/privacy/actions'
import type { Row } from '@/lib/records/query'
import { ReasonDialog } from './reason-dialog'

type RequestStepsProps = { record: Row; options: Options; viewer: Viewer }

/** What can be done with a request where it stands; every step can be taken back. */
export function RequestSteps({ record, options, viewer }: RequestStepsProps) {
  const t = useTranslations('privacy.requests')
  const router = useRouter()
  const { offer } = useUndo(viewer, router.refresh)
  const [pending, start] = useTransition()
  const [asking, setAsking] = useState<'refuse' | 'extend' | null>(null)
  const ref = { id: record.id, version: Number(record.version) }
  const isOpen = record.state === 'received' || record.state === 'answered'
  const said = <T,>(result: Result<T>): Result<T> => {
    if (result.ok) offer(t('saved'), result.undo)
    return result
  }
  const take = (step: () => Promise<Result<unknown>>) =>
    start(async () => {
      const result = said(await step())
      if (!result.ok) toastError(result.error.message)
    })
  const members = (options.member ?? []).map((option) => choiceOf(option, true))
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap gap-2">
        {record.state === 'received' && (
          <Button variant="primary" pending={pending} onClick={() => take(() => answerRequest(ref))}>
            {t('answer')}
          </Button>
        )}
        {isOpen && (
          <>
            <Button
              variant={record.state === 'answered' ? 'primary' : 'secondary'}
              pending={pending}
              onClick={() => take(() => finishRequest(ref))}
            >
              {t('finish')}
            </Button>
            {typeof record.doneBy === 'string' && !record.extensionReason && (
              <Button onClick={() => setAsking('extend')}>{t('extend')}</Button>
            )}
            <Button onClick={() => setAsking('refuse')}>{t('refuse')}</Button>
          </>
        )}
        <LinkButton
          href={`/settings/personal-data?request=${record.id}` as ComponentProps<typeof LinkButton>['href']}
        >
          {t('find')}
        </LinkButton>
      </div>
      <Field label={t('assign')} className="max-w-xs">
        <Combobox
          label={t('assign')}
          options={members}
          value={members.find(({ value }) => value === record.handlerId) ?? null}
          onChange={(member) => take(() => assignRequest({ ...ref, handlerId: member?.value ?? null }))}
        />
      </Field>
      {asking && (
        <ReasonDialog
          title={t(`${asking}Title`)}
          confirmLabel={t(asking)}
          save={async (reason) =>
            said(await (asking === 'refuse' ? refuseRequest : extendRequest)({ ...ref, reason }))
          }
          onClose={() => setAsking(null)}
        />
      )}
    </div>
  )
}
