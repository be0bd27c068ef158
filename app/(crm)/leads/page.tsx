import { getTranslations } from 'next-intl/server'
import { LeadList } from '@/components/leads/screens'
import { leads } from '@/lib/leads/entity'
import { listPage } from '../records'

export const generateMetadata = async () => ({ title: (await getTranslations('kinds.lead'))('title') })

export default listPage(leads, LeadList)
