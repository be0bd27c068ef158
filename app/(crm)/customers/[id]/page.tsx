import { AccountRecord } from '@/components/accounts/screens'
import { accounts } from '@/lib/accounts/entity'
import { recordPage } from '../../records'

export default recordPage(accounts, AccountRecord)
