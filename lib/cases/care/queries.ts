import 'server-only'
import { and, eq, gte, isNull } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { careRule, holiday } from '@/db/schema'
import type { Actor } from '@/lib/kernel/actor'
import { dateIn } from '@/lib/vietnam/date'
import type { WorkCalendar } from '../working-time'
import { type CareRule, FIRST_RULE } from './schema'

/** The rule of a workspace; version 0 while nobody has set any. */
export async function getCareRule(tx: Tx, actor: Actor): Promise<CareRule> {
  const [row] = await tx.select().from(careRule).where(eq(careRule.workspaceId, actor.workspace.id))
  if (!row) return FIRST_RULE
  const { version, days, spans, targets } = row
  return {
    version,
    days: days ?? FIRST_RULE.days,
    spans: spans ?? FIRST_RULE.spans,
    targets: targets ?? FIRST_RULE.targets,
  }
}

/** The rule with the days on which, from a moment on, nobody works. */
export async function careSince(
  tx: Tx,
  actor: Actor,
  since: Date,
): Promise<{ rule: CareRule; calendar: WorkCalendar }> {
  const { timeZone, id } = actor.workspace
  const rule = await getCareRule(tx, actor)
  const rows = await tx
    .select({ day: holiday.day })
    .from(holiday)
    .where(
      and(eq(holiday.workspaceId, id), isNull(holiday.archivedAt), gte(holiday.day, dateIn(since, timeZone))),
    )
  const { days, spans } = rule
  return { rule, calendar: { days, spans, timeZone, holidays: new Set(rows.map(({ day }) => day)) } }
}
