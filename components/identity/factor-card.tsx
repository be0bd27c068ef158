'use client'

import { KeyRound, ShieldCheck } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Dialog } from '@/components/ui/dialog'
import { toastDone } from '@/components/ui/toaster'
import { removeSecondFactor, renewRecoveryCodes } from '@/lib/identity/actions'
import { FactorSetUp } from './factor-set-up'
import { ProofForm } from './proof-form'
import { RecoveryCodes } from './recovery-codes'

type FactorCardProps = { email: string; since: string | null; codesLeft: number }

/** A person's second factor: turned on, turned off, recovery codes made anew. */
export function FactorCard({ email, since, codesLeft }: FactorCardProps) {
  const t = useTranslations('profile')
  const identity = useTranslations('identity')
  return (
    <Card title={t('factor')}>
      {since ? (
        <FactorOn email={email} since={since} codesLeft={codesLeft} />
      ) : (
        <div className="flex flex-wrap items-center justify-between gap-3">
          <p className="min-w-0 flex-1 basis-60 text-text-muted">{t('factorOffText')}</p>
          <Dialog
            title={identity('factor.title')}
            trigger={<Button icon={<ShieldCheck aria-hidden />}>{t('factorTurnOn')}</Button>}
          >
            <FactorSetUp email={email} leadsTo="/profile" />
          </Dialog>
        </div>
      )}
    </Card>
  )
}

function FactorOn({ email, since, codesLeft }: FactorCardProps & { since: string }) {
  const t = useTranslations('profile')
  const [removing, setRemoving] = useState(false)
  const [renewing, setRenewing] = useState(false)
  const [codes, setCodes] = useState<string[]>()
  const openRenewing = (open: boolean) => {
    setRenewing(open)
    if (!open) setCodes(undefined)
  }
  return (
    <div className="flex flex-wrap items-center justify-between gap-3">
      <div className="flex min-w-0 flex-1 basis-60 flex-col items-start gap-1">
        <Badge tone="success">
          <ShieldCheck aria-hidden /> {t('factorOn', { when: since })}
        </Badge>
        <p className="text-text-muted">{t('codesLeft', { count: codesLeft })}</p>
      </div>
      <div className="flex flex-wrap gap-2">
        <Dialog
          open={renewing}
          onOpenChange={openRenewing}
          title={t('renewCodesTitle')}
          description={t('renewCodesText')}
          trigger={<Button icon={<KeyRound aria-hidden />}>{t('renewCodes')}</Button>}
        >
          {codes ? (
            <RecoveryCodes codes={codes} onKept={() => window.location.assign('/profile')} />
          ) : (
            <ProofForm
              email={email}
              label={t('renewCodes')}
              action={renewRecoveryCodes}
              onDone={(data) => setCodes(data.codes)}
              onCancel={() => setRenewing(false)}
            />
          )}
        </Dialog>
        <Dialog
          open={removing}
          onOpenChange={setRemoving}
          title={t('factorTurnOffTitle')}
          description={t('proveText')}
          trigger={<Button>{t('factorTurnOff')}</Button>}
        >
          <ProofForm
            email={email}
            label={t('factorTurnOff')}
            action={removeSecondFactor}
            onDone={() => {
              setRemoving(false)
              toastDone(t('factorTurnedOff'))
            }}
            onCancel={() => setRemoving(false)}
          />
        </Dialog>
      </div>
    </div>
  )
}
