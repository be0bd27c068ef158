import { getTranslations } from 'next-intl/server'
import { CompanyForm } from '@/components/organisation/company-form'
import { LetterheadView } from '@/components/organisation/letterhead'
import { LogoCard } from '@/components/organisation/logo-card'
import { PageHeader } from '@/components/shell/page-header'
import { Card } from '@/components/ui/card'
import { can } from '@/lib/kernel/actor'
import { reading } from '@/lib/kernel/database'
import { notFound } from '@/lib/kernel/errors'
import { page } from '@/lib/kernel/page'
import { getCompany } from '@/lib/organisation/company-info'
import { shownOf } from '@/lib/organisation/letterhead'
import { listUnits } from '@/lib/organisation/queries'
import { isId } from '@/lib/records/list-query'
import { viewerOf } from '@/lib/records/viewer'

export async function generateMetadata() {
  return { title: (await getTranslations('company'))('title') }
}

export default page('settings.company', 'dictionary:read', async ({ actor, params }) => {
  const { id = '' } = params
  const t = await getTranslations('company')
  const { unit, company } = await reading(actor, async (tx) => ({
    unit: (await listUnits(tx, actor)).find((each) => each.id === id && each.kind === 'company'),
    company: isId(id) ? await getCompany(tx, actor, id) : undefined,
  }))
  if (!unit) throw notFound()
  const canWrite = can(actor, 'organisation:write')
  const letterhead = company && shownOf(company)
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t(canWrite ? 'about' : 'readOnly')}
        trail={[
          { href: '/settings', label: t('settings') },
          { href: `/settings/organisation?unit=${id}`, label: unit.name },
        ]}
      />
      <div className="flex max-w-4xl flex-col gap-4 px-3 pb-8 md:px-4">
        <Card title={t('preview')}>
          {letterhead ? (
            <LetterheadView company={letterhead} />
          ) : (
            <p className="text-text-muted">{t('empty')}</p>
          )}
        </Card>
        {canWrite && (
          <>
            <LogoCard id={id} hasLogo={company?.logoKey != null} />
            <CompanyForm
              key={company?.version ?? 0}
              id={id}
              version={company?.version ?? 0}
              values={letterhead ?? { legalName: unit.name }}
              viewer={viewerOf(actor)}
            />
          </>
        )}
      </div>
    </>
  )
})
