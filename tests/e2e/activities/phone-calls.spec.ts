import type { BrowserContext, Page } from '@playwright/test'
import { foundCompany } from '../support/company'
import { inspect } from '../support/inspect'
import { expect, phone, test } from '../support/test'

test.describe.configure({ mode: 'serial', timeout: 120_000 })

let context: BrowserContext
let page: Page
test.beforeAll(async ({ browser }) => {
  context = await browser.newContext(phone)
  page = await context.newPage()
  await foundCompany(page, 'Công ty Gọi')
})
test.afterAll(() => context.close())

const field = (label: string) => page.getByRole('main').getByLabel(label, { exact: true })
const sheet = () => page.getByRole('dialog', { name: 'Ghi lại cuộc gọi' })
const heading = () => page.getByRole('heading', { level: 1 })
const timeline = () => page.getByRole('region', { name: 'Dòng thời gian' })

/** A record with a number, left open on the phone. */
async function make(path: string, title: string, name: string, number: string): Promise<void> {
  await page.goto(`${path}/new`)
  await field(title).fill(name)
  await field(number).fill('0912 345 678')
  await page.getByRole('main').getByRole('button', { name: 'Lưu' }).click()
  await expect(heading()).toContainText(name)
}

const RECORDS = [
  ['/customers', 'Tên khách hàng', 'Trường Hoa Sen', 'Điện thoại'],
  ['/contacts', 'Họ và tên', 'Cô Mai Lan', 'Điện thoại'],
  ['/leads', 'Họ và tên', 'Anh Trần Nam', 'Điện thoại'],
  ['/opportunities', 'Tên cơ hội', 'Máy in cho trường', 'Điện thoại'],
] as const

for (const [path, title, name, number] of RECORDS)
  test(`[ED-58][ED-59] two taps at ${path} dial and keep the call`, async () => {
    await make(path, title, name, number)
    const dial = page.getByRole('link', { name: 'Gọi 0912 345 678' })
    await expect(dial).toHaveAttribute('href', 'tel:+84912345678')
    await dial.tap()
    await expect(sheet()).toContainText(/Gọi ra lúc \d\d:\d\d/)
    await inspect(page)
    await sheet().getByRole('button', { name: 'Nghe máy', exact: true }).tap()
    await expect(sheet()).toBeHidden()
    await expect(page.getByText('Đã ghi cuộc gọi: Nghe máy')).toBeVisible()
    const entry = page
      .getByRole('main')
      .getByRole('link', { name: `Gọi cho ${name}` })
      .first()
    await entry.click()
    await expect(heading()).toContainText(`Gọi cho ${name}`)
    for (const [label, value] of [
      ['Tình trạng', 'Đã diễn ra'],
      ['Chiều gọi', 'Gọi ra'],
      ['Giao cho', 'Trần Thị Sếp'],
      ['Kết quả', 'Nghe máy'],
    ] as const)
      await expect(page.getByRole('button', { name: `${label}: ${value}` }).first()).toBeVisible()
  })

test('[ED-59] a number anywhere on the page offers it too, and undo takes it back', async () => {
  await page.goBack()
  await expect(heading()).toContainText('Máy in cho trường')
  await page.getByRole('main').getByRole('link', { name: 'Gọi: +84912345678' }).first().tap()
  await sheet().getByRole('button', { name: 'Bận', exact: true }).tap()
  const told = page.locator('[data-sonner-toast]').filter({ hasText: 'Đã ghi cuộc gọi: Bận' })
  await expect(page.getByRole('heading', { name: 'Hoạt động 2' })).toBeVisible()
  await told.getByRole('button', { name: 'Hoàn tác' }).tap()
  await expect(page.getByRole('heading', { name: 'Hoạt động 1' })).toBeVisible()
})

test('a note is a tap, its words and a tap', async () => {
  await page.goto('/customers')
  await page.getByRole('link', { name: 'Trường Hoa Sen' }).first().click()
  await expect(heading()).toContainText('Trường Hoa Sen')
  await page.getByRole('button', { name: 'Ghi chú', exact: true }).first().tap()
  await expect(page.getByLabel('Nội dung ghi chú')).toBeFocused()
  await page.keyboard.type('Gọi lại sau tết')
  await inspect(page)
  await page.getByRole('button', { name: 'Lưu ghi chú' }).tap()
  await expect(page.getByText('Đã thêm ghi chú')).toBeVisible()
  await expect(timeline()).toContainText('Gọi lại sau tết')
  await page.setViewportSize({ width: 1440, height: 900 })
  await expect(page.getByRole('link', { name: 'Gọi 0912 345 678' })).toBeHidden()
  await page.setViewportSize({ width: 390, height: 844 })
})
