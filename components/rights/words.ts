'use client'

import { useTranslations } from 'next-intl'
import type { Reach } from '@/db/schema'
import { type Permission, reachesOf } from '@/lib/kernel/policy'

/** How a permission and its reach are put for somebody who administers no computers. */
export function useRightWords() {
  const t = useTranslations('rights')
  return {
    permission: (permission: Permission) => t(`permissions.${permission}.name`),
    hint: (permission: Permission) => t(`permissions.${permission}.hint`),
    reach: (permission: Permission, reach: Reach | undefined) => {
      if (!reach) return t('reaches.none')
      return reachesOf(permission).length === 1 ? t('reaches.yes') : t(`reaches.${reach}`)
    },
  }
}
