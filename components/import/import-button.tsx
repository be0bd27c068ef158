import { Upload } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { LinkButton } from '@/components/ui/link-button'

/** Leads from a list to the import of what it lists. */
export function ImportButton({ path }: { path: `/${string}` }) {
  const t = useTranslations('import')
  return (
    <LinkButton href={`/import${path}` as '/import/[kind]'} icon={<Upload />} className="max-sm:hidden">
      {t('button')}
    </LinkButton>
  )
}
