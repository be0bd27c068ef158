import 'server-only'
import { pickReads, recordReads } from '@/lib/records/reads'
import { opportunities } from './entity'

export const {
  list: listOpportunities,
  reread: rereadOpportunities,
  one: readOpportunity,
  timeline: opportunityTimeline,
} = recordReads(opportunities)

pickReads(opportunities)
