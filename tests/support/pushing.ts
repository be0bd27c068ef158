import { afterAll, beforeAll, beforeEach } from 'vitest'
import { activityKind } from '@/lib/activities/commands'
import type { Actor } from '@/lib/kernel/actor'
import { execute } from '@/lib/kernel/command'
import { reading } from '@/lib/kernel/database'
import { newId } from '@/lib/kernel/id'
import { announce } from '@/lib/push/announce'
import { registerDevice } from '@/lib/push/commands'
import { deliver } from '@/lib/push/deliver'
import { listDevices } from '@/lib/push/devices'
import { sendAll } from '@/lib/reminders/send'
import { asOwner } from './owner'
import { aBrowser, pushService } from './push-service'
import { aWorld, type World } from './world'

type Queued = { task: string; payload: { id: string; sessionId: string } }

export type Service = Awaited<ReturnType<typeof pushService>>

/** A push service for a file, a world for each of its tests, and what those do with both. */
export function pushing(enter: (world: World, service: Service) => void) {
  let service: Service
  let world: World
  const renew = async () => {
    world = await aWorld()
    enter(world, service)
  }
  beforeAll(async () => {
    service = await pushService()
  })
  afterAll(() => service.stop())
  beforeEach(renew)

  /** The actor in a session of their own, with a browser that may be reminded. */
  const onDevice = async (actor: Actor) => {
    const sessionId = newId()
    await asOwner(
      `insert into user_session (id, login_id, workspace_id, user_agent, expires_at)
     select $1, login_id, workspace_id, 'Mozilla/5.0 (Android) Chrome/1', now() + interval '1 day' from member where id = $2`,
      [sessionId, actor.id],
    )
    const here = { ...actor, sessionId }
    const browser = aBrowser(service.url, `/${newId()}`)
    await execute(registerDevice, here, browser.address)
    return { actor: here, sessionId, ...browser, read: () => service.at(browser.path).map(browser.read) }
  }

  const queued = (task: string) =>
    asOwner<Queued>(
      `select t.identifier as task, j.payload from graphile_worker._private_jobs j
     join graphile_worker._private_tasks t on t.id = j.task_id
     where t.identifier = $1 and j.payload->>'workspaceId' = $2 order by j.id`,
      [task, world.workspace.id],
    )

  /** Does what the worker would, and forgets it there; answers with what failed. */
  const work = async (): Promise<string[]> => {
    const failed: string[] = []
    for (const { payload } of await queued('notification.push'))
      await announce(world.workspace.id, payload.id)
    for (const { payload } of await queued('push_device.send'))
      await deliver(world.workspace.id, payload).catch((error) => failed.push(error.message))
    await asOwner(
      `delete from graphile_worker._private_jobs where payload->>'workspaceId' = $1 and task_id in
       (select id from graphile_worker._private_tasks where identifier in ('notification.push', 'push_device.send'))`,
      [world.workspace.id],
    )
    return failed
  }

  const remind = async (more: Record<string, unknown> = {}, actor: Actor = world.rep) => {
    const startsAt = new Date(Date.now() + 86_400_000).toISOString()
    const meeting = { subject: 'Gặp An', kind: 'meeting', startsAt, minutes: 30, ...more }
    const { data } = await execute(activityKind.create, actor, meeting)
    await asOwner('update reminder set due_at = now() where activity_id = $1', [data.id])
    await sendAll(world.workspace.id)
    return data
  }

  const devices = (actor: Actor) => reading(actor, (tx) => listDevices(tx, actor))

  return { renew, onDevice, queued, work, remind, devices }
}
