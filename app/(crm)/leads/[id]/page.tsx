import { LeadRecord } from '@/components/leads/screens'
import { leads } from '@/lib/leads/entity'
import { recordPage } from '../../records'

export default recordPage(leads, LeadRecord)
