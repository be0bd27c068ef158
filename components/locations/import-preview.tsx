import { useTranslations } from 'next-intl'
import type { ImportOutcome } from '@/lib/locations/import'

/** What a file would add, and each line that is wrong with the reason. */
export function ImportPreview({ outcome }: { outcome: ImportOutcome }) {
  const t = useTranslations('locations.import')
  const { rows, made, known, wrong, first, errors } = outcome
  return (
    <div className="flex flex-col gap-3">
      <p>{t('found', { rows, made, known, wrong })}</p>
      {wrong > 0 && (
        <section aria-label={t('errors')}>
          <h3 className="font-medium text-danger">{t('errorsAbout')}</h3>
          <ul className="text-sm">
            {errors.map(({ row, key }) => (
              <li key={row} className="py-0.5">
                <span className="figures font-medium">{t('row', { row })}</span> {t(`problems.${key}`)}
              </li>
            ))}
          </ul>
        </section>
      )}
      {wrong === 0 && made > 0 && (
        <section aria-label={t('new')}>
          <h3 className="font-medium">{t('new')}</h3>
          <ul className="text-sm">
            {first.map(({ id, name, path }) => (
              <li key={id} className="py-0.5">
                {name}
                {path && <span className="text-text-muted">{`, ${path}`}</span>}
              </li>
            ))}
            {made > first.length && (
              <li className="text-text-muted">{t('more', { count: made - first.length })}</li>
            )}
          </ul>
        </section>
      )}
    </div>
  )
}
