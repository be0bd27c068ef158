import { Merge } from 'lucide-react'
import type { Route } from 'next'
import { useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import { Link } from '@/components/ui/link'
import { LinkButton } from '@/components/ui/link-button'
import type { Alike } from '@/lib/records/alike'
import type { Kind } from './kind'
import { pathOf } from './paths'

/** Records that may be this one, to be looked at and merged. */
export function TwinsCard({ kind, id, twins }: { kind: Kind; id: string; twins: readonly Alike[] }) {
  const t = useTranslations('merge')
  if (twins.length === 0) return null
  const ids = [id, ...twins.map((twin) => twin.id)].join()
  return (
    <Card
      title={t('twins')}
      actions={
        <LinkButton size="sm" icon={<Merge />} href={`${kind.path}/merge?ids=${ids}` as Route}>
          {t('look')}
        </LinkButton>
      }
    >
      <ul className="flex flex-col gap-1">
        {twins.map(({ id, name, hint }) => (
          <li key={id} className="flex min-w-0 flex-wrap gap-x-2">
            <Link href={pathOf(kind, id)}>{name}</Link>
            <span className="figures text-text-muted">{hint}</span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
