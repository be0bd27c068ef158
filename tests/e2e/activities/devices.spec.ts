import type { BrowserContext, Page } from '@playwright/test'
import { aBrowser, pushService, signerOf } from '../../support/push-service'
import { foundCompany } from '../support/company'
import { inspect } from '../support/inspect'
import { expect, phone, test } from '../support/test'

test.describe.configure({ mode: 'serial', timeout: 240_000 })
test.use(phone)

/** The clock of a worker goes once a minute. */
const MINUTE = { timeout: 150_000 }
const ZONE = 'Asia/Ho_Chi_Minh'
const ENABLE = 'Nhận thông báo trên thiết bị này'
let service: Awaited<ReturnType<typeof pushService>>
let context: BrowserContext
let page: Page

test.beforeAll(async ({ browser }) => {
  service = await pushService()
  context = await browser.newContext(phone)
  page = await context.newPage()
  await foundCompany(page, 'Công ty Đẩy')
})
test.afterAll(async () => {
  await context.close()
  await service.stop()
})

const card = () => page.locator('#devices')
const field = (label: string) => page.getByRole('main').getByLabel(label, { exact: true })

type Address = { endpoint: string; keys: { p256dh: string; auth: string } }

/** Chromium without a screen has no push service, and shows nobody a question: this stands in for both. */
async function pushesTo(address: Address) {
  await context.addInitScript((given) => {
    let current: unknown = null
    Object.defineProperty(Notification, 'permission', {
      get: () => localStorage.getItem('permission') ?? 'default',
    })
    Notification.requestPermission = async () => {
      localStorage.setItem('permission', 'granted')
      return 'granted'
    }
    const made = {
      toJSON: () => given,
      unsubscribe: async () => {
        current = null
        localStorage.removeItem('subscribed')
        return true
      },
    }
    PushManager.prototype.subscribe = async (options) => {
      sessionStorage.setItem('asked', JSON.stringify(options))
      current = made
      localStorage.setItem('subscribed', '1')
      return made as unknown as PushSubscription
    }
    PushManager.prototype.getSubscription = async () =>
      (current ?? (localStorage.getItem('subscribed') ? made : null)) as PushSubscription | null
  }, address)
}

test('[SB-28] where the browser refuses, or cannot, the profile says so and asks for nothing', async () => {
  await page.goto('/profile')
  await expect(card()).toContainText('Lời nhắc đến cả khi không mở Cohoi')
  const other = await context.newPage()
  await other.addInitScript(() => {
    Reflect.deleteProperty(window, 'PushManager')
  })
  await other.goto('/profile')
  await expect(other.locator('#devices').getByRole('status')).toContainText('không nhận được thông báo')
  await expect(other.getByRole('button', { name: ENABLE })).toHaveCount(0)
  await other.addInitScript(() => {
    window.PushManager = class {} as typeof PushManager
    Object.defineProperty(Notification, 'permission', { value: 'denied' })
  })
  await other.goto('/profile')
  await expect(other.locator('#devices').getByRole('status')).toContainText('đang chặn thông báo')
  await expect(other.getByRole('button', { name: ENABLE })).toHaveCount(0)
  await other.close()
})

test('[SB-28][ED-60] a reminder arrives on a device that was registered in the profile', async () => {
  const browser = aBrowser(service.url, '/phone')
  await pushesTo(browser.address)
  await page.goto('/profile')
  expect(await page.evaluate(() => [localStorage.permission, sessionStorage.asked])).toEqual([
    undefined,
    undefined,
  ])
  await card().getByRole('button', { name: ENABLE }).click()
  await expect(page.getByText('Thiết bị này sẽ nhận thông báo')).toBeVisible()
  await expect(card().getByRole('listitem')).toContainText('Thiết bị này')
  await expect(card().getByRole('button', { name: ENABLE })).toHaveCount(0)
  await inspect(page)

  await page.goto('/activities/new?kind=meeting')
  await field('Chủ đề').fill('Gặp qua điện thoại')
  // A quarter of an hour ahead of the meeting is in half a minute or more.
  const startsAt = new Date(Math.ceil((Date.now() + 25_000) / 60_000) * 60_000 + 15 * 60_000)
  const told = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, hourCycle: 'h23', ...options }).format(startsAt)
  await field('Bắt đầu: ngày').fill(told({ day: '2-digit', month: '2-digit', year: 'numeric' }))
  await field('Bắt đầu: giờ').fill(told({ hour: '2-digit', minute: '2-digit' }))
  await page.getByRole('main').getByRole('button', { name: 'Lưu' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Gặp qua điện thoại')
  const path = new URL(page.url()).pathname
  await expect.poll(() => service.at('/phone').length, MINUTE).toBe(1)
  const [got] = service.at('/phone')
  if (!got) throw new Error('nothing came')
  expect(browser.read(got)).toMatchObject({
    title: 'Nhắc việc',
    body: expect.stringContaining('Nhắc: Gặp qua điện thoại'),
    path,
  })
  const bar = await page.getByRole('navigation', { name: 'Thanh điều hướng', exact: true }).boundingBox()
  const shown = await page.getByRole('region', { name: 'Lời nhắc' }).boundingBox()
  expect(shown?.y).toBeLessThan(200)
  expect((shown?.y ?? 0) + (shown?.height ?? 0)).toBeLessThan(bar?.y ?? 0)
  const asked = await page.evaluate(() => JSON.parse(sessionStorage.getItem('asked') ?? '{}'))
  expect(asked).toEqual({ userVisibleOnly: true, applicationServerKey: signerOf(got, service.url) })
})

test('[SB-28] the browser shows what comes, and opens the record where nothing else is disturbed', async () => {
  await page.goto('/profile')
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'))
  const told = await worker.evaluate(async () => {
    type Shown = { body: string; tag: string; data: unknown }
    const scope = self as unknown as {
      registration: { showNotification: (title: string, shown: Shown) => Promise<void> }
      clients: { openWindow: (url: string) => Promise<null> }
      dispatchEvent: (event: Event) => boolean
    }
    const { PushEvent, ExtendableEvent } = self as unknown as Record<
      string,
      new (
        type: string,
        init?: object,
      ) => Event
    >
    if (!PushEvent || !ExtendableEvent) throw new Error('no events')
    const shown = new Promise<Shown & { title: string }>((resolve) => {
      scope.registration.showNotification = async (title, more) => resolve({ title, ...more })
    })
    const data = JSON.stringify({ tag: 'x', title: 'Nhắc việc', body: 'Gặp An', path: '/activities/1' })
    scope.dispatchEvent(new PushEvent('push', { data }))
    const { title, body, tag, data: kept } = await shown
    const opened = new Promise<string>((resolve) => {
      scope.clients.openWindow = async (url) => {
        resolve(url)
        return null
      }
    })
    let isClosed = false
    const notification = { close: () => (isClosed = true), data: kept }
    scope.dispatchEvent(Object.assign(new ExtendableEvent('notificationclick'), { notification }))
    return { title, body, tag, opened: new URL(await opened).pathname, isClosed }
  })
  expect(told).toEqual({
    title: 'Nhắc việc',
    body: 'Gặp An',
    tag: 'x',
    opened: '/activities/1',
    isClosed: true,
  })
})

test('[SB-28] kinds are chosen for devices, and a device is removed', async () => {
  await page.goto('/profile')
  const choice = page.getByRole('switch', { name: 'Thiết bị: Được chia sẻ' })
  await expect(choice).not.toBeChecked()
  await expect(page.getByRole('switch', { name: 'Thiết bị: Nhắc việc' })).toBeChecked()
  await choice.click()
  await expect(choice).toBeChecked()
  await page.reload()
  await expect(choice).toBeChecked()
  await card()
    .getByRole('button', { name: /^Ngừng nhận trên/ })
    .click()
  await expect(page.getByText('Thiết bị không còn nhận thông báo')).toBeVisible()
  await expect(card().getByRole('listitem')).toHaveCount(0)
})
