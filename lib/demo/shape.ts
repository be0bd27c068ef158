import type { PlainDate } from '@/lib/vietnam/plain-date'

/** An instant as ISO 8601 in UTC. */
export type Instant = string

export type DemoUser = {
  name: string
  email: string
  role: 'administrator' | 'manager' | 'representative'
  teams: number[]
  unit: number
}

/** A unit of the tree; the first is the root, the second the company. */
export type DemoUnit = {
  name: string
  kind: 'root' | 'company' | 'branch' | 'department'
  parent: number | null
  head: number | null
}

export type DemoTeam = {
  name: string
  leader: number
  alias: string
  caseAlias: string | null
  color: string
  hasQuotations: boolean
}

export type DemoStage = {
  name: string
  kind: 'open' | 'won' | 'lost'
  color: string
  probability: number
  isFolded: boolean
  requirements: string[]
  isGate: boolean
  requiredFields: string[]
  rottingDays: number
}

export type DemoTag = { name: string; color: string }

export type DemoMessage = {
  direction: 'in' | 'out'
  at: Instant
  fromName: string
  fromAddress: string
  toName: string
  toAddress: string
  subject: string
  text: string
}

/** Numbers in owner, team, source, tags, stage and lostReason are places in the lists of `DemoData`. */
export type DemoOpportunity = {
  title: string
  customerName: string
  contactName: string
  contactEmail: string
  contactPhone: string
  amount: bigint
  currency: 'VND' | 'USD'
  createdAt: Instant
  expectedClose: PlainDate | null
  owner: number | null
  team: number
  source: number
  tags: number[]
  priority: number
  description: string | null
  history: { stage: number; at: Instant }[]
  checklist: { stage: number; requirement: number }[]
  lostReason?: number
  messages: DemoMessage[]
}

export type DemoData = {
  company: string
  units: DemoUnit[]
  users: DemoUser[]
  teams: DemoTeam[]
  stages: DemoStage[]
  tags: DemoTag[]
  lostReasons: string[]
  sources: string[]
  currencies: { code: string; rate: string }[]
  opportunities: DemoOpportunity[]
}
