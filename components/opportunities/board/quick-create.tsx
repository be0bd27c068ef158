'use client'

import { Plus } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { useBoard } from './context'
import type { Column } from './state'

const QuickForm = dynamic(() => import('./quick-form').then((module) => module.QuickForm), { ssr: false })

/** A new card on top of a column: a name is enough. */
export function QuickCreate({ column }: { column: Column }) {
  const t = useTranslations('board')
  const { canCreate } = useBoard()
  const [isOpen, setOpen] = useState(false)
  if (!canCreate) return null
  return (
    <div className="px-2 pb-1">
      {isOpen ? (
        <QuickForm column={column} close={() => setOpen(false)} />
      ) : (
        <Button
          variant="ghost"
          size="sm"
          tabIndex={-1}
          icon={<Plus />}
          aria-label={t('createIn', { name: column.name })}
          className="w-full"
          onClick={() => setOpen(true)}
        >
          {t('create')}
        </Button>
      )}
    </div>
  )
}
