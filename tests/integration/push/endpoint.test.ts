import { expect, test } from 'vitest'
import { execute } from '@/lib/kernel/command'
import { newId } from '@/lib/kernel/id'
import { registerDevice } from '@/lib/push/commands'
import { sendPush } from '@/lib/push/send'
import { aBrowser, pushService } from '@/tests/support/push-service'
import { aWorld } from '@/tests/support/world'

delete process.env.PUSH_ALLOW_PRIVATE

const { address } = aBrowser('https://push.elsewhere.test', '/one')
const message = { tag: newId(), title: '', body: '', path: '/', urgency: 'normal' as const, ttl: 1 }

test.each([
  'http://push.elsewhere.test/x',
  'ftp://push.elsewhere.test/x',
  'https://someone:secret@push.elsewhere.test/x',
  'https://localhost/x',
  'https://127.0.0.1/x',
  'https://0x7f.1/x',
  'https://2130706433/x',
  'https://10.0.0.1/x',
  'https://169.254.169.254/latest/meta-data',
  'https://[::1]/x',
  'https://[::ffff:127.0.0.1]/x',
  'https://[fd00::1]/x',
])('[S11] no device is at %s', async (endpoint) => {
  const { rep } = await aWorld()
  const attempt = execute(registerDevice, { ...rep, sessionId: newId() }, { ...address, endpoint })
  await expect(attempt).rejects.toMatchObject({ code: 'invalid', fields: { endpoint: expect.anything() } })
})

test('a key that is no point of the curve is refused', async () => {
  const { rep } = await aWorld()
  const keys = { ...address.keys, p256dh: Buffer.alloc(65, 4).toString('base64url') }
  const attempt = execute(registerDevice, { ...rep, sessionId: newId() }, { ...address, keys })
  await expect(attempt).rejects.toMatchObject({ code: 'invalid', fields: { keys: expect.anything() } })
})

test('[S11] a name that points inside is never connected to, and nothing is followed', async () => {
  const service = await pushService()
  const { port } = new URL(service.url)
  for (const host of ['localhost', '127.0.0.1', '[::1]']) {
    const endpoint = `https://${host}:${port}/x`
    expect(await sendPush({ ...address, endpoint }, message), host).toBe(400)
  }
  expect(service.received).toEqual([])
  await service.stop()
})
