import { type Bulk, bulk } from '@/db/bulk'
import { type activity, activityType, holiday, type opportunity, taskStatus } from '@/db/schema'
import { activities } from '@/lib/activities/entity'
import { FIRST_STATUSES, FIRST_TYPES } from '@/lib/activities/first'
import { isTimed } from '@/lib/activities/times'
import { addDays, dateIn, instantOf, type PlainDate } from '@/lib/vietnam/date'
import { PUBLIC_HOLIDAYS } from '@/lib/vietnam/holidays'
import type { Identify } from './ids'
import { type Random, randomFrom } from './random'
import { createdRows } from './records'
import type { Setup } from './setup'
import { officeMoment, workdayAfter, workdayBefore } from './workday'

const SEED = 20_261_129
const SUBJECTS = {
  call: [
    'Gọi hỏi ý kiến về báo giá',
    'Gọi xác nhận nhu cầu',
    'Gọi nhắc lịch hẹn',
    'Gọi hỏi tiến độ phê duyệt',
  ],
  meeting: ['Gặp trình bày giải pháp', 'Khảo sát tại chỗ', 'Họp chốt điều khoản', 'Demo sản phẩm'],
  task: ['Gửi báo giá', 'Chuẩn bị hợp đồng', 'Cập nhật hồ sơ năng lực', 'Xin giá nhà cung cấp'],
  email: ['Gửi tài liệu giới thiệu', 'Gửi lại báo giá đã chỉnh'],
  interaction: ['Gặp mặt tại văn phòng khách', 'Bàn giao tài liệu'],
} as const
type Kind = keyof typeof SUBJECTS
type Card = Pick<
  typeof opportunity.$inferInsert,
  'id' | 'ownerId' | 'teamId' | 'accountId' | 'contactId' | 'status'
>
type Made = typeof activity.$inferInsert

/** What salespeople did with the customers of these cards lately, and what they planned next. */
export function activityRows(
  setup: Setup,
  cards: readonly Card[],
  today: PlainDate,
  identify: Identify,
): Bulk[] {
  const { workspaceId } = setup
  const random = randomFrom(SEED)
  const now = instantOf(today, '00:00').getTime()
  const row = (noun: string) => (each: object, position: number) => ({
    ...each,
    ...{ workspaceId, id: identify(noun, position), position },
  })
  const open = cards.filter(({ status, ownerId }) => status === 'open' && ownerId)
  const made = open.flatMap((card) =>
    [
      ...(random.chance(60) ? [next(random, today)] : []),
      ...(random.chance(45) ? [past(random, today)] : []),
    ].map((each) => ({ ...each, ...about(card) })),
  )
  const rows = made.map(({ isDone, moment, ...each }, at): Made & { id: string } => ({
    ...each,
    ...{ workspaceId, id: identify('activity', at) },
    ...(at % 6 === 0 ? { ownerId: setup.users[at % 12 === 0 ? 0 : 1]?.id } : {}),
    ...standing({ ...each, isDone, moment }, now, identify),
  }))
  return [
    bulk(activityType, FIRST_TYPES.map(row('activity type')) as (typeof activityType.$inferInsert)[]),
    bulk(taskStatus, FIRST_STATUSES.map(row('task status')) as (typeof taskStatus.$inferInsert)[]),
    bulk(holiday, PUBLIC_HOLIDAYS.map(row('holiday')) as (typeof holiday.$inferInsert)[]),
    ...createdRows(setup, activities, rows, identify),
  ]
}

type Draft = { kind: Kind; subject: string; moment: string; isDone: boolean }

const next = (random: Random, today: PlainDate): Draft =>
  draft(random, workdayAfter(addDays(today, random.int(-3, 12))), false, NEXT)
const past = (random: Random, today: PlainDate): Draft =>
  draft(random, workdayBefore(addDays(today, -random.int(2, 40))), true, PAST)

const NEXT = [
  ['call', 40],
  ['meeting', 22],
  ['task', 28],
  ['email', 10],
] as const
const PAST = [
  ['call', 45],
  ['meeting', 25],
  ['interaction', 15],
  ['task', 15],
] as const

function draft(
  random: Random,
  day: PlainDate,
  isDone: boolean,
  kinds: readonly (readonly [Kind, number])[],
): Draft {
  const kind = random.weighted(kinds)
  return { kind, subject: random.pick(SUBJECTS[kind]), moment: officeMoment(random, day), isDone }
}

const about = ({ id, ownerId, teamId, accountId, contactId }: Card) => ({
  ...{ opportunityId: id, accountId, contactId },
  ...{ ownerId, teamId, createdBy: ownerId },
})

const QUARTER = 15 * 60_000
const MINUTES = { call: 15, meeting: 60, interaction: 30, task: null, email: null }

function standing({ kind, moment, isDone }: Draft, now: number, identify: Identify): Partial<Made> {
  const startsAt = new Date(Math.round(Date.parse(moment) / QUARTER) * QUARTER)
  const minutes = MINUTES[kind]
  const createdAt = new Date(Math.min(Date.parse(moment), now) - 5 * 86_400_000)
  const when = isTimed(kind)
    ? { startsAt, minutes, endsAt: new Date(startsAt.getTime() + (minutes ?? 0) * 60_000) }
    : {}
  return {
    ...when,
    typeId: identify(
      'activity type',
      FIRST_TYPES.findIndex((type) => type.kind === kind),
    ),
    dueOn: dateIn(startsAt),
    status: isTimed(kind) ? (isDone ? 'held' : 'planned') : null,
    statusId: isTimed(kind) ? null : identify('task status', isDone ? 2 : 0),
    direction: kind === 'call' ? 'outbound' : null,
    closedAt: isDone ? startsAt : null,
    ...{ createdAt, updatedAt: isDone ? startsAt : createdAt },
  }
}
