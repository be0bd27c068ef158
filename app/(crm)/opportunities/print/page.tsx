import { getTranslations } from 'next-intl/server'
import { OpportunityPrint } from '@/components/opportunities/print/opportunity-print'
import { reading } from '@/lib/kernel/database'
import { page } from '@/lib/kernel/page'
import { loadPrint } from '@/lib/opportunities/list-page'
import { letterheadFor } from '@/lib/organisation/letterhead'
import { listQueryOf } from '@/lib/records/list-query'
import { askedOf } from '@/lib/records/list-url'

export async function generateMetadata() {
  return { title: (await getTranslations('opportunities.print'))('title') }
}

export default page('opportunities.print', 'opportunity:read', async ({ actor, search }) => {
  const { company, ...print } = await reading(actor, async (tx) => ({
    company: await letterheadFor(tx, actor),
    ...(await loadPrint(tx, actor, listQueryOf(search))),
  }))
  return (
    <OpportunityPrint
      {...print}
      company={company}
      reader={actor.name}
      at={new Date()}
      baseCurrency={actor.workspace.currency}
      asked={askedOf(search).toString()}
    />
  )
})
