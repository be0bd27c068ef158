import { once } from 'node:events'
import { afterAll, expect, test } from 'vitest'
import { activityKind } from '@/lib/activities/commands'
import { execute } from '@/lib/kernel/command'
import { endMailProcesses, mailProcess } from '@/tests/support/mail-process'
import { asOwner } from '@/tests/support/owner'
import { aWorld } from '@/tests/support/world'

const MANY = 80
afterAll(endMailProcesses)

test('[SB-28][SB-29] killed in the middle, with two workers after it, everybody is reminded once', async () => {
  const world = await aWorld()
  const startsAt = new Date(Date.now() + 86_400_000).toISOString()
  for (let each = 0; each < MANY; each++) {
    const meeting = { subject: `Họp ${each}`, kind: 'meeting', startsAt, minutes: 30, mailMinutes: '60' }
    await execute(activityKind.create, world.rep, meeting)
  }
  const here = [world.workspace.id]
  await asOwner(`update reminder set due_at = now() where workspace_id = $1`, here)

  const dying = await mailProcess('reminder.written:2')
  const died = once(dying, 'exit')
  await minute()
  expect((await died)[1]).toBe('SIGKILL')
  const left = await asOwner('select from reminder where workspace_id = $1 and sent_at is null', here)
  expect(left.length).toBeGreaterThan(0)

  await Promise.all([mailProcess(''), mailProcess('')])
  await Promise.all([minute(), minute()])
  const sent = () =>
    asOwner(`select from message where workspace_id = $1 and state = 'captured'`, here).then(
      (rows) => rows.length,
    )
  await expect.poll(sent, { timeout: 60_000, interval: 500 }).toBe(MANY)
  const [counts] = await asOwner(
    `select count(*)::int as n, count(distinct record_id)::int as records from notification where workspace_id = $1`,
    here,
  )
  expect(counts).toEqual({ n: MANY, records: MANY })
  const [mails] = await asOwner(
    `select count(*)::int as n, count(distinct subject)::int as subjects from message where workspace_id = $1`,
    here,
  )
  expect(mails).toEqual({ n: MANY, subjects: MANY })
}, 120_000)

/** What a worker's clock does each minute. */
const minute = () => asOwner(`select graphile_worker.add_job('reminder.tick', '{}'::json)`)
