import 'server-only'
import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { pushDevice } from '@/db/schema'
import { command } from '@/lib/kernel/command'
import { forbidden, notFound } from '@/lib/kernel/errors'
import { seal } from '@/lib/kernel/secrets'
import { ownDevices } from './devices'
import { requireReachable } from './endpoint'
import { deviceInput } from './schema'

const permission = 'profile:write'

/** From now on the actor is reminded in this browser too, as long as this session lasts. */
export const registerDevice = command({
  name: 'push_device.register',
  permission,
  input: deviceInput,
  async run({ tx, actor }, address) {
    const { id: memberId, sessionId, workspace } = actor
    if (!memberId || !sessionId) throw forbidden()
    requireReachable(address)
    const sealed = seal(JSON.stringify(address), sessionId)
    await tx
      .insert(pushDevice)
      .values({ workspaceId: workspace.id, memberId, sessionId, sealed })
      .onConflictDoUpdate({
        target: [pushDevice.workspaceId, pushDevice.memberId, pushDevice.sessionId],
        set: { sealed, createdAt: new Date() },
      })
    return {
      data: null,
      events: [{ entity: 'push_device', recordId: memberId, type: 'created', after: {} }],
    }
  },
})

/** Ends reminders on one of the actor's devices, which stays signed in. */
export const removeDevice = command({
  name: 'push_device.remove',
  permission,
  input: z.strictObject({ sessionId: z.uuid() }),
  async run({ tx, actor }, { sessionId }) {
    const gone = await tx
      .delete(pushDevice)
      .where(and(ownDevices(actor), eq(pushDevice.sessionId, sessionId)))
      .returning({ id: pushDevice.memberId })
    if (gone.length === 0) throw notFound()
    return {
      data: null,
      events: gone.map(({ id }) => ({ entity: 'push_device', recordId: id, type: 'revoked', before: {} })),
    }
  },
})

/** Forgets a device that its push service no longer knows, unless it was registered anew meanwhile. */
export const dropDevice = command({
  name: 'push_device.drop',
  permission,
  input: z.strictObject({ sessionId: z.uuid(), sealed: z.string() }),
  async run({ tx, actor }, { sessionId, sealed }) {
    await tx
      .delete(pushDevice)
      .where(and(ownDevices(actor), eq(pushDevice.sessionId, sessionId), eq(pushDevice.sealed, sealed)))
    return { data: null, events: [] }
  },
})
