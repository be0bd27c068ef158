'use client'

import { Check, Reply, RotateCcw } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import type { SavedRecord } from '@/components/records/use-record-save'
import { useUndo } from '@/components/records/use-undo'
import { Button } from '@/components/ui/button'
import { answer, reopen, solve } from '@/lib/cases/actions'
import type { Viewer } from '@/lib/records/viewer'

/** What is usually done with a case on its page. */
export function CaseDeeds({ record, viewer }: { record: SavedRecord; viewer: Viewer }) {
  const t = useTranslations('cases')
  const router = useRouter()
  const { follow, complain } = useUndo(viewer, () => router.refresh())
  const items = [{ id: record.id, version: record.version }]
  const told = async (work: ReturnType<typeof solve>, said: string) => {
    complain(await follow(work, said))
    router.refresh()
  }
  if (!record.isOpen)
    return (
      <Button icon={<RotateCcw />} onClick={() => void told(reopen({ items }), t('reopened'))}>
        {t('reopen')}
      </Button>
    )
  return (
    <>
      {!record.firstAnsweredAt && (
        <Button icon={<Reply />} onClick={() => void told(answer({ items }), t('answered'))}>
          {t('answer')}
        </Button>
      )}
      <Button variant="primary" icon={<Check />} onClick={() => void told(solve({ items }), t('solved'))}>
        {t('solve')}
      </Button>
    </>
  )
}
