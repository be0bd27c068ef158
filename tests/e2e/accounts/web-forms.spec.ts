import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from '@playwright/test'
import { joinCompany } from '../support/colleague'
import { foundCompany } from '../support/company'
import { inspect, violations } from '../support/inspect'
import { expect, phone, test } from '../support/test'

test.describe.configure({ mode: 'serial', timeout: 60_000 })

let page: Page
let colleague: Page
let site: Server
/** What the website of the company shows, by path. */
const written: Record<string, string> = {}
const pageOf = (path: string) => `http://127.0.0.1:${(site.address() as AddressInfo).port}${path}`

test.beforeAll(async ({ browser }) => {
  site = createServer((request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(
      `<!doctype html><html lang="vi"><title>Website</title><h1>Website</h1>${written[request.url ?? '']}`,
    )
  }).listen(0, '127.0.0.1')
  page = await (await browser.newContext()).newPage()
  await foundCompany(page, 'Công ty Biểu Mẫu')
  const email = `dong-nghiep-${Date.now().toString(36)}@bieu-mau.example`
  colleague = await joinCompany(page, { email, name: 'Lê Đồng Nghiệp', group: 'Giám đốc' })
})
test.afterAll(async () => {
  site.close()
  await colleague.context().close()
  await page.context().close()
})

const main = () => page.getByRole('main')
const save = () => main().getByRole('button', { name: 'Lưu', exact: true }).click()

test('[SB-06] a form is made, embedded in a page of another site, filled in, and a colleague sees the lead come in', async () => {
  await page.goto('/settings/web-forms')
  await inspect(page)
  await main().getByRole('link', { name: 'Tạo biểu mẫu' }).first().click()
  await main().getByLabel('Tên biểu mẫu').fill('Trang chủ')
  await main().getByRole('combobox', { name: 'Thêm câu hỏi…' }).click()
  await page.getByRole('option', { name: 'Công ty' }).click()
  await main().getByRole('checkbox', { name: 'Bắt buộc trả lời Công ty' }).click()
  await expect(main().getByRole('combobox', { name: 'Nguồn' })).toContainText('Website')
  await main().getByLabel('Nội dung xin đồng ý').fill('Tôi đồng ý nhận bản tin hằng tháng qua email.')
  await main().getByLabel('Chuyển đến trang').fill('http://khong-an-toan.vn')
  await save()
  await expect(main().getByText('Không được để trống.')).toBeVisible()
  await expect(main().getByText('Địa chỉ phải bắt đầu bằng https://.')).toBeVisible()
  await main().getByLabel('Mục đích').fill('Bản tin')
  await main().getByLabel('Chuyển đến trang').fill('')
  await save()
  await expect(page.getByRole('heading', { level: 1, name: 'Trang chủ' })).toBeVisible()
  await expect(page.frameLocator('iframe').getByLabel('Công ty (bắt buộc)')).toBeVisible()
  await inspect(page)
  const [, frame = '', markup = ''] = await main().locator('pre').allTextContents()
  expect(frame).toMatch(/^<iframe src="http:\/\/localhost:\d+\/f\/[\w-]{32}"/)
  Object.assign(written, { '/khung': frame, '/ma': markup })

  await colleague.goto('/leads')
  const visitor = await page
    .context()
    .browser()
    ?.newContext({ ...phone, javaScriptEnabled: false })
  if (!visitor) throw new Error('no browser')
  const outside = await visitor.newPage()
  await outside.goto(pageOf('/khung'))
  const form = outside.frameLocator('iframe')
  await form.getByLabel('Họ và tên').fill('Võ Thị Website')
  await form.getByLabel('Điện thoại').fill('12')
  await form.getByRole('textbox', { name: 'Email' }).fill('vo@website.example')
  await form.getByLabel('Công ty').fill('Công ty Ngoài')
  await expect(form.getByRole('checkbox')).not.toBeChecked()
  await form.getByRole('checkbox', { name: 'Tôi đồng ý nhận bản tin' }).check()
  await sleep(2100) // as long as a person needs at least
  await form.getByRole('button', { name: 'Gửi' }).click()
  await expect(form.getByText('Số điện thoại không hợp lệ.')).toBeVisible()
  await expect(form.getByLabel('Họ và tên')).toHaveValue('Võ Thị Website')
  await expect(form.getByRole('checkbox')).toBeChecked()
  await form.getByLabel('Điện thoại').fill('0987 111 222')
  await form.getByRole('button', { name: 'Gửi' }).click()
  await expect(form.getByText('Cảm ơn bạn.')).toBeVisible()

  const row = colleague.getByRole('row').filter({ hasText: 'Võ Thị Website' })
  await expect(row).toContainText('Công ty Ngoài')
  await row.getByRole('link').first().click()
  await expect(colleague.getByRole('heading', { level: 1 })).toContainText('Võ Thị Website')
  await expect(colleague.getByRole('main').getByRole('button', { name: /^Nguồn/ })).toContainText('Website')
  await expect(colleague.getByRole('main')).toContainText('Trang chủ đã tạo khách hàng tiềm năng')
  await page.goto('/settings/consents')
  await expect(main()).toContainText('Võ Thị Website')
  await expect(main()).toContainText('Bản tin')

  // Plain markup of the site's own: our page asks once more, since nobody knows when it was shown.
  await outside.goto(pageOf('/ma'))
  await outside.getByLabel('Họ và tên').fill('Đinh Mã Thuần')
  await outside.getByLabel('Điện thoại').fill('0987 333 444')
  await outside.getByLabel('Công ty').fill('Mã Thuần')
  await outside.getByRole('button', { name: 'Gửi' }).click()
  await expect(outside.getByText('bấm Gửi để hoàn tất')).toBeVisible()
  await outside.getByRole('button', { name: 'Gửi' }).click()
  await expect(outside.getByText('Cảm ơn bạn.')).toBeVisible()
  await page.goto('/leads')
  await expect(page.getByRole('row').filter({ hasText: 'Đinh Mã Thuần' })).toBeVisible()

  // Whoever may not be there twice is thanked alike, and what they wrote stands on the lead that is there.
  await page.goto('/settings/record-rules')
  await page.getByRole('radio', { name: 'Khách hàng tiềm năng' }).click()
  await page.getByRole('checkbox', { name: 'Điện thoại' }).click()
  await save()
  await expect(page.getByText('Đã lưu')).toBeVisible()
  await outside.goto(pageOf('/khung'))
  await form.getByLabel('Họ và tên').fill('Chị Võ')
  await form.getByLabel('Điện thoại').fill('+84 987 111 222')
  await form.getByLabel('Công ty').fill('Công ty Ngoài')
  await form.getByLabel('Lời nhắn').fill('Gọi lại giúp tôi')
  await sleep(2100)
  await form.getByRole('button', { name: 'Gửi' }).click()
  await expect(form.getByText('Cảm ơn bạn.')).toBeVisible()
  await visitor.close()
  await expect(colleague.getByRole('main')).toContainText('đã nhận thêm một biểu mẫu từ người này')
  await expect(colleague.getByRole('main')).toContainText('Gọi lại giúp tôi')
})

test('[SB-06] the page of a form is accessible, and nothing else lets itself be framed', async () => {
  await page.goto('/settings/web-forms')
  await expect(main().getByText('Đã nhận 3 · giữ lại 0')).toBeVisible()
  await main().getByRole('link', { name: 'Trang chủ' }).click()
  const address = (await main().locator('pre').first().textContent()) ?? ''
  const shown = await page.request.get(address)
  expect(shown.headers()['x-frame-options']).toBeUndefined()
  expect(shown.headers()['content-security-policy']).toContain('frame-ancestors *')
  for (const path of ['/sign-in', '/leads', '/f', '/favicon.ico']) {
    const { headers } = { headers: (await page.request.get(path)).headers() }
    expect(headers['x-frame-options'], path).toBe('SAMEORIGIN')
  }
  await main().getByRole('button', { name: 'Đổi địa chỉ' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Đổi địa chỉ' }).click()
  await expect(main().locator('pre').first()).not.toHaveText(address)
  const renewed = (await main().locator('pre').first().textContent()) ?? ''
  await page.goto(address)
  await expect(page.getByRole('heading', { name: 'Biểu mẫu không còn' })).toBeVisible()
  await page.goto(renewed)
  expect(await violations(page)).toEqual([])
})
