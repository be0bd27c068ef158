'use client'

import { Copy, Merge, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { IconButton } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Link } from '@/components/ui/link'
import { LinkButton } from '@/components/ui/link-button'
import type { Alike } from '@/lib/records/alike'
import type { Viewer } from '@/lib/records/viewer'
import { useVerdict } from '../duplicates/use-verdict'
import type { Kind } from './kind'
import { duplicatesPath, mergeHref, pathOf } from './paths'

type TwinsCardProps = { kind: Kind; id: string; twins: readonly Alike[]; viewer: Viewer }

/** Records that may be this one, to be looked at and merged, or told apart for good. */
export function TwinsCard({ kind, id, twins, viewer }: TwinsCardProps) {
  const t = useTranslations('merge')
  const { dismiss, pending } = useVerdict(kind, viewer)
  if (twins.length === 0) return null
  const ids = [id, ...twins.map((twin) => twin.id)]
  return (
    <Card
      title={t('twins')}
      actions={
        <>
          <LinkButton size="sm" variant="ghost" icon={<Copy />} href={duplicatesPath(kind)}>
            {t('allTwins')}
          </LinkButton>
          <LinkButton size="sm" icon={<Merge />} href={mergeHref(`${kind.path}/merge`, ids)}>
            {t('look')}
          </LinkButton>
        </>
      }
    >
      <ul className="flex flex-col gap-1">
        {twins.map(({ id: twinId, name, hint }) => (
          <li key={twinId} className="flex min-w-0 items-center gap-2">
            <span className="flex min-w-0 flex-1 flex-wrap gap-x-2">
              <Link href={pathOf(kind, twinId)}>{name}</Link>
              <span className="figures text-text-muted">{hint}</span>
            </span>
            <IconButton
              size="sm"
              variant="ghost"
              icon={<X />}
              label={t('notTwin', { name })}
              pending={pending}
              onClick={() => dismiss([[id, twinId]])}
            />
          </li>
        ))}
      </ul>
    </Card>
  )
}
