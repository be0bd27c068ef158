import type { Result } from '@/lib/kernel/result'
import { getPushKey, registerDevice } from '@/lib/push/actions'

/** How this browser stands to being reminded: whether it can, may, and does. */
export type Standing = 'unsupported' | 'blocked' | 'off' | 'on'

export async function standingOf(): Promise<Standing> {
  const canPush = 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window
  if (!canPush) return 'unsupported'
  if (Notification.permission === 'denied') return 'blocked'
  return (await subscription()) && Notification.permission === 'granted' ? 'on' : 'off'
}

const subscription = async () =>
  (await navigator.serviceWorker.getRegistration('/').catch(() => undefined))?.pushManager.getSubscription()

export const forgetSubscription = async () => void (await (await subscription())?.unsubscribe())

/**
 * Asks for leave, and has this browser reminded from now on; null when the person does not give it. What the browser
 * had before may be somebody else's, and ends.
 */
export async function subscribe(): Promise<Result<unknown> | null> {
  if ((await Notification.requestPermission()) !== 'granted') return null
  await navigator.serviceWorker.register('/push-worker.js')
  const { pushManager } = await navigator.serviceWorker.ready
  await forgetSubscription()
  const key = await getPushKey({})
  if (!key.ok) return key
  const applicationServerKey = key.data.publicKey
  const made = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey })
  const { endpoint, keys } = made.toJSON()
  const result = await registerDevice({
    endpoint: endpoint ?? '',
    keys: { p256dh: keys?.p256dh ?? '', auth: keys?.auth ?? '' },
  })
  if (!result.ok) await made.unsubscribe()
  return result
}
