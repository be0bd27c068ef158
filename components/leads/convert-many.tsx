'use client'

import { ArrowRightLeft } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { selectedOf } from '@/components/records/list/record-bulk'
import type { ListTools } from '@/components/records/list/record-list'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Dialog } from '@/components/ui/dialog'
import { Link } from '@/components/ui/link'
import { Progress } from '@/components/ui/progress'
import { toastError } from '@/components/ui/toaster'
import { convertLeads } from '@/lib/leads/actions'
import type { Converted } from '@/lib/leads/convert-many'

/** So many at once that each answer comes soon. */
const PORTION = 10

/** Converts the selected leads, portion by portion, and tells what came of each. */
export function ConvertMany({ tools }: { tools: ListTools }) {
  const t = useTranslations('convert')
  const unreachable = useTranslations('ui')('unreachable')
  const [items, setItems] = useState<ReturnType<typeof selectedOf>>([])
  const [withOpportunity, setWithOpportunity] = useState(true)
  const [done, setDone] = useState<Converted[]>([])
  const [state, setState] = useState<'closed' | 'asking' | 'running' | 'over'>('closed')
  const isStopped = useRef(false)

  const run = async () => {
    setState('running')
    isStopped.current = false
    const all: Converted[] = []
    for (let at = 0; at < items.length && !isStopped.current; at += PORTION) {
      const portion = items.slice(at, at + PORTION)
      const result = await convertLeads({ items: portion, withOpportunity }).catch(() => null)
      if (!result?.ok) {
        toastError(result?.error.message ?? unreachable)
        break
      }
      all.push(...result.data.leads)
      setDone([...all])
    }
    setState('over')
    void tools.rows.reread(items.map(({ id }) => id))
  }
  const close = () => {
    isStopped.current = true
    setState('closed')
    if (done.length > 0) tools.clearSelection()
  }
  const open = () => {
    setItems(selectedOf(tools))
    setDone([])
    setState('asking')
  }
  return (
    <>
      <Button size="sm" icon={<ArrowRightLeft />} onClick={open}>
        {t('many')}
      </Button>
      <Dialog
        open={state !== 'closed'}
        onOpenChange={(isOpen) => !isOpen && close()}
        title={t('manyTitle', { count: items.length })}
        description={t('manyText')}
        footer={
          <>
            <Button onClick={close}>{t(FOOT[state])}</Button>
            {state === 'asking' && (
              <Button variant="primary" onClick={run}>
                {t('start')}
              </Button>
            )}
          </>
        }
      >
        {state === 'asking' && (
          <Checkbox label={t('withOpportunity')} checked={withOpportunity} onChange={setWithOpportunity} />
        )}
        {state === 'running' && (
          <Progress
            label={t('running')}
            value={done.length}
            max={items.length}
            note={`${done.length} / ${items.length}`}
          />
        )}
        {state === 'over' && <Report done={done} total={items.length} />}
      </Dialog>
    </>
  )
}

const FOOT = { closed: 'close', asking: 'cancel', running: 'stop', over: 'close' } as const

function Report({ done, total }: { done: Converted[]; total: number }) {
  const t = useTranslations('convert')
  const errors = useTranslations('errors')
  const failed = done.filter(({ problem }) => problem)
  const converted = done.filter(({ problem }) => !problem)
  const known = converted.filter(({ isKnown }) => isKnown).length
  return (
    <div className="flex flex-col gap-3">
      <p role="status">{t('report', { done: converted.length, total, known })}</p>
      {failed.length > 0 && (
        <div>
          <p className="mb-1 font-medium">{t('failed')}</p>
          <ul className="flex flex-col gap-1 text-sm">
            {failed.map(({ id, name, problem }) => (
              <li key={id}>
                <Link href={`/leads/${id}`} className="text-accent underline">
                  {name}
                </Link>
                {': '}
                {problem && errors(problem.key as 'required', problem.params as never)}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}
