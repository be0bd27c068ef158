import { type Bulk, bulk } from '@/db/bulk'
import { type lead, stopReason } from '@/db/schema'
import { leads } from '@/lib/leads/entity'
import { addDays, instantOf, type PlainDate } from '@/lib/vietnam/date'
import { newCustomer } from './customers'
import type { Identify } from './ids'
import { type Random, randomFrom } from './random'
import { createdRows } from './records'
import type { Setup } from './setup'

const COUNT = 45
const SEED = 20_261_128
const REASONS = ['Không có nhu cầu', 'Không liên lạc được', 'Đã mua nơi khác']
const STATUSES = [
  ['new', 20],
  ['assigned', 35],
  ['in_process', 30],
  ['recycled', 5],
  ['dead', 10],
] as const

/** People who asked or were met lately and may become customers, with the reasons for which some were given up. */
export function leadRows(setup: Setup, today: PlainDate, identify: Identify): Bulk[] {
  const { workspaceId } = setup
  const random = randomFrom(SEED)
  const reasons = REASONS.map((name, position) => ({
    workspaceId,
    id: identify('stop reason', position),
    name,
    position,
  }))
  const rows = Array.from({ length: COUNT }, (_, at) => leadOf(setup, random, today, at, identify))
  return [bulk(stopReason, reasons), ...createdRows(setup, leads, rows, identify)]
}

function leadOf(
  setup: Setup,
  random: Random,
  today: PlainDate,
  at: number,
  identify: Identify,
): typeof lead.$inferInsert {
  const customer = newCustomer(random)
  const status = random.weighted(STATUSES.map(([name, weight]) => [name, weight]))
  const owner = status === 'new' ? null : random.pick(setup.users.slice(2))
  const createdAt = instantOf(addDays(today, -random.int(1, 60)), `${random.int(8, 9)}:15`.padStart(5, '0'))
  return {
    workspaceId: setup.workspaceId,
    id: identify('lead', at),
    name: customer.contact.name,
    companyName: customer.kind === 'person' ? null : customer.name,
    phone: customer.phone,
    email: customer.email,
    qualification: status === 'new' && random.chance(40) ? 'target' : 'lead',
    status,
    stopReasonId: status === 'dead' ? identify('stop reason', random.int(0, REASONS.length - 1)) : null,
    potential: random.int(0, 3),
    sourceId: random.pick(setup.sources),
    ownerId: owner?.id ?? null,
    createdBy: owner?.id ?? null,
    createdAt,
    updatedAt: createdAt,
  }
}
