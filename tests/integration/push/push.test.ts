import { expect, test } from 'vitest'
import { activityKind } from '@/lib/activities/commands'
import { finishActivities } from '@/lib/activities/steps'
import { execute } from '@/lib/kernel/command'
import { reading } from '@/lib/kernel/database'
import { answer } from '@/lib/kernel/read'
import {
  chooseNotifications,
  markAllNotifications,
  notificationState,
  putOffReminder,
} from '@/lib/notifications/commands'
import { choicesOf } from '@/lib/notifications/queries'
import { announce } from '@/lib/push/announce'
import { storedKeys } from '@/lib/push/stored-keys'
import { sendAll } from '@/lib/reminders/send'
import { asOwner } from '@/tests/support/owner'
import { signerOf } from '@/tests/support/push-service'
import { pushing, type Service } from '@/tests/support/pushing'
import type { World } from '@/tests/support/world'

let world: World
let service: Service
const { onDevice, queued, work, remind, devices } = pushing((made, at) => {
  world = made
  service = at
})

test('[SB-28] a reminder reaches each device of its member once, encrypted and signed', async () => {
  const [phone, desk] = [await onDevice(world.rep), await onDevice(world.rep)]
  const other = await onDevice(world.stranger)
  const meeting = await remind()
  expect(await work()).toEqual([])
  for (const each of [phone, desk]) {
    expect(each.read()).toEqual([
      {
        tag: expect.any(String),
        title: 'Nhắc việc',
        body: expect.stringMatching(/^Nhắc: Gặp An · /),
        path: `/activities/${meeting.id}`,
      },
    ])
    const [got] = service.at(each.path)
    if (!got) throw new Error('nothing came')
    expect(signerOf(got, service.url)).toBe((await storedKeys()).publicKey)
    expect(got.headers).toMatchObject({
      ttl: '3600',
      urgency: 'high',
      topic: expect.stringMatching(/^\w{32}$/),
    })
    expect(got.body.includes(Buffer.from('Gặp'))).toBe(false)
  }
  expect(other.read()).toEqual([])
  await sendAll(world.workspace.id)
  await work()
  expect([...phone.read(), ...desk.read()]).toHaveLength(2)
})

test('two who announce it at once hand it to each device once', async () => {
  const { read } = await onDevice(world.rep)
  await remind()
  const [job] = await queued('notification.push')
  if (!job) throw new Error('nothing was enqueued')
  await Promise.all([1, 2, 3].map(() => announce(world.workspace.id, job.payload.id)))
  expect(await queued('push_device.send')).toHaveLength(1)
  await work()
  expect(read()).toHaveLength(1)
})

test('nobody without a device, or who wants none of a kind, costs a job', async () => {
  await remind()
  expect(await queued('notification.push')).toEqual([])
  const { actor, read } = await onDevice(world.rep)
  const chosen = await reading(actor, (tx) => choicesOf(tx, actor))
  expect(chosen.kinds.reminder.isPushed).toBe(true)
  expect(chosen.kinds.job.isPushed).toBe(false)
  chosen.kinds.reminder.isPushed = false
  await execute(chooseNotifications, actor, chosen)
  await remind()
  expect(await queued('notification.push')).toEqual([])
  await work()
  expect(read()).toEqual([])
})

test('choices from before there were devices are as usual for each kind', async () => {
  const chosen = await reading(world.rep, (tx) => choicesOf(tx, world.rep))
  await execute(chooseNotifications, world.rep, chosen)
  await asOwner('update notification_choice set is_pushed = null where member_id = $1', [world.rep.id])
  expect(await reading(world.rep, (tx) => choicesOf(tx, world.rep))).toEqual(chosen)
})

test('what was read meanwhile is not sent, nor what the member may no longer see', async () => {
  const { actor, read } = await onDevice(world.rep)
  await remind()
  await execute(markAllNotifications, actor, {})
  await work()
  expect(read()).toEqual([])
  const account = await execute(activityKind.create, world.admin, {
    ...{ subject: 'Bí mật', kind: 'task', ownerId: world.rep.id },
  })
  const away = { ownerId: world.stranger.id, teamId: world.teams[1] }
  await execute(activityKind.update, world.admin, { ...account.data, patch: away })
  await work()
  expect(JSON.stringify(read())).not.toContain('Bí mật')
  expect(read()).toMatchObject([{ path: '/notifications' }])
})

test('a reminder that is put off comes to the device again when it is due', async () => {
  const { actor, read } = await onDevice(world.rep)
  await remind()
  await work()
  const { popups } = await answer(notificationState, actor, {})
  await execute(putOffReminder, actor, { id: popups[0]?.id ?? '' })
  const [job] = await asOwner<{ later: boolean }>(
    `select run_at > now() + interval '9 minutes' as later from graphile_worker._private_jobs
     where payload->>'id' = $1`,
    [popups[0]?.id],
  )
  expect(job).toEqual({ later: true })
  await work()
  expect(read().map(({ tag }) => tag)).toEqual([popups[0]?.id, popups[0]?.id])
})

test('a reminder that is put off is not sent once its activity is done', async () => {
  const { actor, read } = await onDevice(world.rep)
  const meeting = await remind()
  await work()
  const { popups } = await answer(notificationState, actor, {})
  await execute(putOffReminder, actor, { id: popups[0]?.id ?? '' })
  await execute(finishActivities, actor, { items: [{ id: meeting.id, version: 1 }] })
  await work()
  expect(read()).toHaveLength(1)
})

test('a service that is busy is asked again, one that refuses is not', async () => {
  const busy = await onDevice(world.rep)
  service.answer(busy.path, 503)
  await remind()
  expect(await work()).toEqual(['the push service answered 503'])
  service.answer(busy.path, 400)
  await remind()
  expect(await work()).toEqual([])
  expect(await devices(busy.actor)).toHaveLength(1)
})
