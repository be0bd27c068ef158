import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { GET as health } from '@/app/api/health/route'
import { drainBeforeEnd, isEnding, untilTheEnd } from '@/lib/kernel/drain'

const slots = (globalThis as unknown as { cohoi: Map<string, unknown> }).cohoi
const SIGNALS = ['SIGTERM', 'SIGINT'] as const
const theirs = new Map(SIGNALS.map((signal) => [signal, process.listeners(signal)]))
const closing = vi.fn()

beforeEach(() => {
  process.env.COHOI_DRAIN = '5'
  slots.delete('settings')
  for (const signal of SIGNALS) process.removeAllListeners(signal)
  process.on('SIGTERM', closing)
  drainBeforeEnd()
})

afterEach(() => {
  vi.useRealTimers()
  closing.mockReset()
  slots.delete('end')
  for (const [signal, listeners] of theirs) {
    process.removeAllListeners(signal)
    for (const each of listeners) process.on(signal, each)
  }
})

const status = async () => (await health(new Request('http://x'), { params: Promise.resolve({}) })).status

test('told to end, a process says so and ends its streams at once, and closes its door later', async () => {
  const [open, left] = [vi.fn(), vi.fn()]
  untilTheEnd(open)
  untilTheEnd(left)()
  expect(await status()).toBe(200)
  vi.useFakeTimers({ toFake: ['setTimeout'] })
  process.emit('SIGTERM')
  expect([isEnding(), open.mock.calls.length, left.mock.calls.length]).toEqual([true, 1, 0])
  expect(await status()).toBe(503)
  vi.advanceTimersByTime(4900)
  expect(closing).not.toHaveBeenCalled()
  vi.advanceTimersByTime(200)
  expect(closing).toHaveBeenCalledExactlyOnceWith('SIGTERM')
})

test('a stream that begins while the process ends is closed at once', () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] })
  process.emit('SIGTERM')
  const late = vi.fn()
  untilTheEnd(late)
  expect(late).toHaveBeenCalledOnce()
})

test('whoever asks again later does not want to wait', () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'Date'] })
  process.emit('SIGTERM')
  vi.advanceTimersByTime(1500)
  process.emit('SIGTERM')
  vi.advanceTimersByTime(1)
  expect(closing).toHaveBeenCalledOnce()
})

test('signals of one stop that come from several sides are one', () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'Date'] })
  process.emit('SIGTERM')
  vi.advanceTimersByTime(50)
  process.emit('SIGTERM')
  vi.advanceTimersByTime(4900)
  expect(closing).not.toHaveBeenCalled()
  vi.advanceTimersByTime(100)
  expect(closing).toHaveBeenCalledOnce()
})
