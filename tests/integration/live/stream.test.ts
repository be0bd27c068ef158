import { text } from 'node:stream/consumers'
import { afterEach, expect, test, vi } from 'vitest'
import { liveStream } from '@/lib/live/stream'
import { aWorld } from '../../support/world'

const unhandled = vi.fn()

afterEach(() => {
  vi.useRealTimers()
  process.off('unhandledRejection', unhandled)
  unhandled.mockReset()
})

test('a browser that leaves while its rights are looked up is told nothing more', async () => {
  const { admin } = await aWorld()
  let answer = (_: boolean) => {}
  const isStill = new Promise<boolean>((resolve) => {
    answer = resolve
  })
  process.on('unhandledRejection', unhandled)
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  const stream = liveStream(admin, { isStill: () => isStill, signal: new AbortController().signal })
  const reader = stream.getReader()
  await reader.read()
  vi.advanceTimersByTime(15_000)
  await reader.cancel()

  answer(true)
  await new Promise(setImmediate)
  expect(unhandled).not.toHaveBeenCalled()
  expect(vi.getTimerCount()).toBe(0)
})

test('a browser that left before its stream began is not listened for', async () => {
  const { admin } = await aWorld()
  const stream = liveStream(admin, { isStill: async () => true, signal: AbortSignal.abort() })

  expect(await text(stream)).toBe('')
})
