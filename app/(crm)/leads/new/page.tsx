import { getTranslations } from 'next-intl/server'
import { LeadNew } from '@/components/leads/screens'
import { leads } from '@/lib/leads/entity'
import { ownTeam } from '@/lib/records/own-team'
import { newPage } from '../../records'

export const generateMetadata = async () => ({ title: (await getTranslations('kinds.lead'))('title') })

export default newPage(leads, LeadNew, async (tx, actor) => ({
  qualification: 'lead',
  ownerId: actor.id,
  teamId: await ownTeam(tx, actor, 'hasLeads'),
}))
