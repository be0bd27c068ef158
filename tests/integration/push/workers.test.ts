import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { afterAll, expect, test } from 'vitest'
import { freePort } from '@/bin/launch/ports'
import { activityKind } from '@/lib/activities/commands'
import { execute } from '@/lib/kernel/command'
import { newId } from '@/lib/kernel/id'
import { registerDevice } from '@/lib/push/commands'
import { asOwner } from '@/tests/support/owner'
import { aBrowser, pushService } from '@/tests/support/push-service'
import { aWorld } from '@/tests/support/world'

const MANY = 30
const children: ChildProcess[] = []
afterAll(() => {
  for (const child of children) child.kill('SIGKILL')
})

test('[SB-28] two workers take each reminder to each device once', async () => {
  const service = await pushService()
  const { rep } = await aWorld()
  const browsers = [aBrowser(service.url, '/phone'), aBrowser(service.url, '/desk')]
  for (const { address } of browsers) {
    const sessionId = newId()
    await asOwner(
      `insert into user_session (id, login_id, workspace_id, expires_at)
       select $1, login_id, workspace_id, now() + interval '1 day' from member where id = $2`,
      [sessionId, rep.id],
    )
    await execute(registerDevice, { ...rep, sessionId }, address)
  }
  const startsAt = new Date(Date.now() + 86_400_000).toISOString()
  for (let each = 0; each < MANY; each++)
    await execute(activityKind.create, rep, {
      subject: `Họp ${each}`,
      kind: 'meeting',
      startsAt,
      minutes: 30,
    })
  await asOwner(`update reminder set due_at = now()`)

  await Promise.all([worker(), worker()])
  const minute = () => asOwner(`select graphile_worker.add_job('reminder.tick', '{}'::json)`)
  await Promise.all([minute(), minute()])
  const left = () =>
    asOwner(
      `select from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
       where t.identifier in ('reminder.tick', 'reminder.send', 'notification.push', 'push_device.send')`,
    ).then((rows) => rows.length)
  await expect.poll(() => service.received.length, { timeout: 60_000 }).toBeGreaterThanOrEqual(2 * MANY)
  await expect.poll(left, { timeout: 60_000 }).toBe(0)
  for (const { path, read } of browsers) {
    const bodies = service.at(path).map((each) => read(each).body)
    expect(bodies).toHaveLength(MANY)
    expect(new Set(bodies).size).toBe(MANY)
  }
  await service.stop()
}, 150_000)

async function worker(): Promise<void> {
  const child = fork('tests/support/mail-child.ts', {
    execArgv: ['--import', 'tsx', '--conditions=react-server'],
    env: { ...process.env, COHOI_SMTP_PORT: String(await freePort()), LOG_LEVEL: 'silent' },
  })
  children.push(child)
  await once(child, 'message')
}
