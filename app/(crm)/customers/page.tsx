import { getTranslations } from 'next-intl/server'
import { AccountList } from '@/components/accounts/screens'
import { accounts } from '@/lib/accounts/entity'
import { listPage } from '../records'

export const generateMetadata = async () => ({ title: (await getTranslations('kinds.account'))('title') })

export default listPage(accounts, AccountList)
