'use client'

import { Phone, StickyNote } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { CallSheet } from '@/components/activities/call-sheet'
import { Button, buttonClass } from '@/components/ui/button'
import type { Description } from '@/lib/kernel/entity'
import type { Viewer } from '@/lib/records/viewer'
import { formatPhone } from '@/lib/vietnam/phone-format'
import { NoteOf } from './note-of'
import type { SavedRecord } from './use-record-save'

/** Records that calls are about, and where an activity names them. */
const ABOUT: Readonly<Record<string, string>> = {
  account: 'accountId',
  contact: 'contactId',
  lead: 'leadId',
  opportunity: 'opportunityId',
}

type QuickLogProps = {
  record: SavedRecord
  description: Description
  viewer: Viewer
  canNote: boolean
  canLog: boolean
}

/** On phones: to call and to note, under the thumb. Whichever number of the page is dialled, the call can be kept. */
export function QuickLog({ record, description, viewer, canNote, canLog }: QuickLogProps) {
  const t = useTranslations('activities.calls')
  const notes = useTranslations('notes')
  const router = useRouter()
  const [dialledAt, setDialledAt] = useState<Date | null>(null)
  const [isNoting, setNoting] = useState(false)
  const about = ABOUT[description.name]
  const mayLog = canLog && about !== undefined && !record.archivedAt
  useDialled(mayLog, setDialledAt)
  if (!about) return null
  const number = numberOf(record, description)
  const common = { viewer, onChanged: () => router.refresh() }
  return (
    <>
      <div className="flex gap-2 empty:hidden md:hidden print:hidden">
        {number && (
          <a
            href={`tel:${number}`}
            className={buttonClass({ variant: 'primary', size: 'md' }, 'min-w-0 flex-1')}
          >
            <Phone aria-hidden />
            <span className="figures truncate">{t('call', { number: formatPhone(number) })}</span>
          </a>
        )}
        {!number && mayLog && (
          <Button icon={<Phone />} className="flex-1" onClick={() => setDialledAt(new Date())}>
            {t('log')}
          </Button>
        )}
        {canNote && !isNoting && (
          <Button icon={<StickyNote />} className="flex-1" onClick={() => setNoting(true)}>
            {notes('new')}
          </Button>
        )}
      </div>
      {isNoting && (
        <NoteOf entity={description.name} recordId={record.id} {...common} onClose={() => setNoting(false)} />
      )}
      {dialledAt && (
        <CallSheet
          about={{ [about]: record.id }}
          name={String(record[description.title] ?? '')}
          dialledAt={dialledAt}
          viewer={viewer}
          onLogged={common.onChanged}
          onClose={() => setDialledAt(null)}
        />
      )}
    </>
  )
}

function numberOf(record: SavedRecord, { fields }: Description): string | undefined {
  const name = Object.keys(fields).find((each) => fields[each]?.type === 'phone' && record[each])
  return name && String(record[name])
}

/** The moment at which a number of the page was dialled. */
function useDialled(isWanted: boolean, tell: (at: Date) => void) {
  useEffect(() => {
    if (!isWanted) return
    const listen = ({ target }: MouseEvent) => {
      if (target instanceof Element && target.closest('main a[href^="tel:"]')) tell(new Date())
    }
    document.addEventListener('click', listen)
    return () => document.removeEventListener('click', listen)
  }, [isWanted, tell])
}
