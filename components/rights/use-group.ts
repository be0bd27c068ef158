'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { useUndo } from '@/components/records/use-undo'
import type { Viewer } from '@/components/records/viewer'
import { updateGroup } from '@/lib/rights/actions'
import type { Group } from '@/lib/rights/group-queries'

type Patch = Partial<Pick<Group, 'name' | 'description' | 'fieldRights' | 'needsSecondFactor'>> & {
  grants?: Group['grants'] | null
}

/** A group that is changed a step at a time: shown at once, saved in order, each step with its way back. */
export function useGroup(stored: Group, viewer: Viewer) {
  const t = useTranslations('rights')
  const router = useRouter()
  const [group, show] = useState(stored)
  const version = useRef(stored.version)
  const { follow, complain } = useUndo(viewer, () => router.refresh())

  if (stored.version > version.current) {
    version.current = stored.version
    show(stored)
  }

  const save = async (patch: Patch): Promise<boolean> => {
    const before = group
    const { grants, ...rest } = patch
    show({ ...group, ...rest, ...(grants && { grants }) })
    const work = updateGroup({ id: group.id, version: version.current, patch })
    const result = await follow(work, t('saved', { name: rest.name ?? group.name }))
    if (result?.ok) {
      version.current = result.data.version
      return true
    }
    show(before)
    complain(result)
    return false
  }
  return { group, save }
}
