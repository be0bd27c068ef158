import { getTranslations } from 'next-intl/server'
import { AccountNew } from '@/components/accounts/screens'
import { accounts } from '@/lib/accounts/entity'
import { ownTeam } from '@/lib/records/own-team'
import { newPage } from '../../records'

export const generateMetadata = async () => ({ title: (await getTranslations('kinds.account'))('title') })

export default newPage(accounts, AccountNew, async (tx, actor) => ({
  kind: 'organization',
  ownerId: actor.id,
  teamId: await ownTeam(tx, actor),
}))
