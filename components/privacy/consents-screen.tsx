'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useFieldWords } from '@/components/fields/words'
import { RecordForm } from '@/components/records/record-form'
import { useUndo } from '@/components/records/use-undo'
import type { Viewer } from '@/components/records/viewer'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Sheet } from '@/components/ui/sheet'
import { toastDone } from '@/components/ui/toaster'
import type { Description } from '@/lib/kernel/entity'
import { recordConsent, withdrawConsent } from '@/lib/privacy/actions'
import type { Row } from '@/lib/records/query'
import { formatDate } from '@/lib/vietnam/date'
import { formatPhone } from '@/lib/vietnam/phone-format'
import { ConsentBadge } from './consent-card'
import { LedgerFrame, type Paged } from './ledger-frame'

type ConsentsScreenProps = Paged & {
  rows: Row[]
  description: Description
  canWrite: boolean
  viewer: Viewer
}

/** Who agreed to what; each line opens to the words shown and the proof. */
export function ConsentsScreen({ rows, description, canWrite, viewer, ...paged }: ConsentsScreenProps) {
  const t = useTranslations('privacy.consents')
  const router = useRouter()
  const [isAdding, setAdding] = useState(false)
  const { follow, complain } = useUndo(viewer, router.refresh)
  const withdraw = async (row: Row) => {
    const work = withdrawConsent({ id: row.id, version: Number(row.version) })
    complain(await follow(work, t('withdrawn')))
  }
  return (
    <LedgerFrame
      words="consents"
      {...paged}
      isEmpty={rows.length === 0}
      onAdd={canWrite ? () => setAdding(true) : undefined}
      adding={
        isAdding && (
          <Sheet open onOpenChange={setAdding} title={t('addTitle')}>
            <RecordForm
              description={description}
              options={{}}
              action={recordConsent}
              onSaved={() => {
                setAdding(false)
                toastDone(t('added'))
              }}
              onCancel={() => setAdding(false)}
            />
          </Sheet>
        )
      }
    >
      <ul aria-label={t('list')} className="border-t">
        {rows.map((row) => (
          <Consent key={row.id} row={row} onWithdraw={canWrite ? () => withdraw(row) : undefined} />
        ))}
      </ul>
    </LedgerFrame>
  )
}

function Consent({ row, onWithdraw }: { row: Row; onWithdraw?: () => void }) {
  const t = useTranslations('privacy')
  const { choice, label } = useFieldWords('consent')
  const { name, email, phone, purpose, channel, wording, proof, givenOn, withdrawnOn } = row
  return (
    <li className="grid gap-x-4 gap-y-1 border-b px-3 py-3 md:grid-cols-[16rem_minmax(0,1fr)_auto] md:px-4">
      <div className="min-w-0">
        <p className="truncate font-medium">{String(name)}</p>
        <p className="break-all text-sm text-text-muted">
          {[email, phone && formatPhone(String(phone))].filter(Boolean).join(' · ')}
        </p>
      </div>
      <div className="min-w-0">
        <p className="text-pretty">
          {String(purpose)} <span className="text-text-muted">· {choice('channel', String(channel))}</span>
        </p>
        <details className="text-sm">
          <summary className="w-fit cursor-pointer rounded-sm text-text-muted hover:text-text">
            {t('details')}
          </summary>
          <dl className="grid gap-1 py-1">
            <dt className="text-text-muted">{label('wording')}</dt>
            <dd className="whitespace-pre-line break-words">{String(wording)}</dd>
            <dt className="text-text-muted">{label('proof')}</dt>
            <dd className="whitespace-pre-line break-words">{String(proof)}</dd>
          </dl>
        </details>
      </div>
      <div className="flex flex-wrap items-center gap-2 self-start md:justify-end">
        {Boolean(givenOn) && (
          <span className="figures text-sm text-text-muted">
            {t('consents.given', { day: formatDate(String(givenOn)) })}
          </span>
        )}
        {withdrawnOn ? (
          <ConsentBadge givenOn={givenOn} withdrawnOn={withdrawnOn} />
        ) : (
          <>
            <Badge tone="success">{t('consents.isGiven')}</Badge>
            {onWithdraw && (
              <Button
                size="sm"
                onClick={onWithdraw}
                aria-label={t('consents.withdrawOf', { name: String(name) })}
              >
                {t('consents.withdraw')}
              </Button>
            )}
          </>
        )}
      </div>
    </li>
  )
}
