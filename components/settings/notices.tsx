import { Lock, TriangleAlert } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { Entry } from '@/lib/dictionaries/queries'
import type { DictionaryData } from '@/lib/dictionaries/screen'

/** Why nothing can be changed here, and what the rows lack to work together. */
export function Notices({ data, live }: { data: DictionaryData; live: Entry[] }) {
  const t = useTranslations('dictionaries')
  const lacks = (kind: string) => data.place === 'stages' && !live.some((entry) => entry.kind === kind)
  const isCrowded = data.place === 'lifecycle' && live.filter(({ parentId }) => !parentId).length > 5
  return (
    <>
      {!data.canWrite && <Notice icon={<Lock />}>{t('readOnly')}</Notice>}
      {isCrowded && <Notice icon={<TriangleAlert />}>{t('lifecycle.crowded')}</Notice>}
      {lacks('won') && <Notice icon={<TriangleAlert />}>{t('stages.noWon')}</Notice>}
      {lacks('lost') && <Notice icon={<TriangleAlert />}>{t('stages.noLost')}</Notice>}
    </>
  )
}

function Notice({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <p className="flex items-start gap-2 rounded-lg border bg-surface-sunken px-4 py-3 [&_svg]:mt-1 [&_svg]:size-4 [&_svg]:shrink-0">
      <span aria-hidden>{icon}</span>
      {children}
    </p>
  )
}
