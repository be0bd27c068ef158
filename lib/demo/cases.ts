import { type Bulk, bulk } from '@/db/bulk'
import { careRule, caseCategory, caseStatus, type opportunity, type supportCase } from '@/db/schema'
import { numbered } from '@/lib/cases/care/numbered'
import { FIRST_RULE } from '@/lib/cases/care/schema'
import { cases } from '@/lib/cases/entity'
import { FIRST_CASE_STATUSES, FIRST_CATEGORIES } from '@/lib/cases/first'
import { standingOf } from '@/lib/cases/standing'
import type { WorkCalendar } from '@/lib/cases/working-time'
import { addDays, type PlainDate, VIETNAM } from '@/lib/vietnam/date'
import { PUBLIC_HOLIDAYS } from '@/lib/vietnam/holidays'
import type { Identify } from './ids'
import { type Random, randomFrom } from './random'
import { createdRows } from './records'
import type { Setup } from './setup'
import { officeMoment, workdayBefore } from './workday'

const COUNT = 30
const SEED = 20_261_130
const SUBJECTS = [
  ['Hỏi cách xuất hóa đơn', 0],
  ['Hỏi thời gian giao hàng', 0],
  ['Không đăng nhập được phần mềm', 1],
  ['Máy in nhãn báo lỗi', 1],
  ['Giao thiếu hàng', 2],
  ['Kỹ thuật viên đến trễ hẹn', 2],
  ['Bảo hành máy lạnh phòng họp', 3],
  ['Thay bo mạch còn hạn bảo hành', 3],
  ['Đổi màu sản phẩm', 4],
  ['Trả hàng do sai kích thước', 4],
  ['Góp ý về quy trình bàn giao', 5],
] as const
const PRIORITIES = [
  ['normal', 55],
  ['low', 15],
  ['high', 20],
  ['urgent', 10],
] as const
const STATES = [
  ['new', 15],
  ['open', 25],
  ['waiting', 15],
  ['solved', 25],
  ['closed', 20],
] as const

/** How many days ago one in such a state came, at least and at most. */
const LATELY = { new: [1, 3], open: [1, 9], waiting: [2, 20], solved: [4, 75], closed: [5, 90] } as const
type State = keyof typeof LATELY

type Card = Pick<
  typeof opportunity.$inferInsert,
  'id' | 'ownerId' | 'teamId' | 'accountId' | 'contactId' | 'status'
>
type Made = typeof supportCase.$inferInsert & { id: string }

/** What customers of these cards turned to the company for lately. */
export function caseRows(setup: Setup, cards: readonly Card[], today: PlainDate, identify: Identify): Bulk[] {
  const { workspaceId } = setup
  const random = randomFrom(SEED)
  const row = (noun: string) => (each: object, position: number) => ({
    ...each,
    ...{ workspaceId, id: identify(noun, position), position },
  })
  const known = cards.filter(({ ownerId, accountId, status }) => ownerId && accountId && status !== 'lost')
  const drafts = Array.from({ length: COUNT }, () => {
    const state = random.weighted(STATES)
    const [least, most] = LATELY[state]
    const day = workdayBefore(addDays(today, -random.int(least, most)))
    return { state, moment: officeMoment(random, day) }
  }).sort((one, other) => (one.moment < other.moment ? -1 : 1))
  const rows = drafts.map(({ state, moment }, at): Made => {
    const made = caseOf(random, random.pick(known), { state, createdAt: new Date(moment) }, identify)
    return { ...made, workspaceId, id: identify('case', at), number: numbered(at + 1) }
  })
  return [
    bulk(caseCategory, FIRST_CATEGORIES.map(row('case category')) as (typeof caseCategory.$inferInsert)[]),
    bulk(caseStatus, FIRST_CASE_STATUSES.map(row('case status')) as (typeof caseStatus.$inferInsert)[]),
    bulk(careRule, [{ workspaceId, lastNumber: COUNT, version: 0 }]),
    ...createdRows(setup, cases, rows, identify),
  ]
}

const CALENDAR: WorkCalendar = {
  ...FIRST_RULE,
  holidays: new Set(PUBLIC_HOLIDAYS.map(({ day }) => day)),
  timeZone: VIETNAM,
}
const HOUR = 3_600_000

function caseOf(
  random: Random,
  card: Card,
  { state, createdAt }: { state: State; createdAt: Date },
  identify: Identify,
): Omit<Made, 'id' | 'workspaceId' | 'number'> {
  const [subject, category] = random.pick(SUBJECTS)
  const priority = random.weighted(PRIORITIES)
  const isSolved = state === 'solved' || state === 'closed'
  const after = (hours: number) => new Date(createdAt.getTime() + hours * HOUR)
  const settled = after(isSolved ? random.int(4, 70) : 6)
  const standing = standingOf(
    { createdAt },
    {
      priority,
      statusId: identify(
        'case status',
        FIRST_CASE_STATUSES.findIndex((each) => each.state === state),
      ),
      firstAnsweredAt: state === 'new' ? null : after(random.int(1, 4)),
    },
    {
      stateOf: () => state,
      first: null,
      targetOf: () => FIRST_RULE.targets[priority],
      calendar: CALENDAR,
      now: settled,
    },
  ) as Partial<Made>
  return {
    ...{ subject, priority, source: random.chance(40) ? 'email' : 'manual' },
    ...{ accountId: card.accountId, contactId: card.contactId, opportunityId: card.id },
    ...{ ownerId: card.ownerId, teamId: card.teamId, createdBy: card.ownerId },
    categoryId: identify('case category', category),
    phase: card.status === 'won' ? 'after_sale' : 'before_sale',
    ...standing,
    satisfaction: isSolved && random.chance(70) ? random.int(3, 5) : 0,
    ...{ createdAt, updatedAt: settled },
  }
}
