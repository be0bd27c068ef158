'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Select } from '@/components/ui/select'
import type { DictionaryData } from '@/lib/dictionaries/screen'
import type { Option } from '@/lib/records/references'

type Shown = { id: string | undefined; pipelines: Option[]; choose: (id: string) => void }

/** Stages are shown one pipeline at a time, once there are several. */
export function useShownPipeline({ place, options }: DictionaryData): Shown {
  const pipelines = options.pipeline?.filter(({ isArchived }) => !isArchived) ?? []
  const [chosen, choose] = useState(pipelines[0]?.id)
  const id = place === 'stages' && pipelines.length > 1 ? chosen : undefined
  return { id, pipelines, choose }
}

export function PipelineChoice({ id, pipelines, choose }: Shown) {
  const t = useTranslations('dictionaries')
  if (!id) return null
  return (
    <Select
      aria-label={t('pipelines.one')}
      className="w-56"
      options={pipelines.map((each) => ({ value: each.id, label: each.name }))}
      value={id}
      onChange={choose}
    />
  )
}
