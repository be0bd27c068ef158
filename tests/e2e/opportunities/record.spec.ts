import { fresh } from '../support/board'
import { inspect } from '../support/inspect'
import { createOpportunity, openForm, pick } from '../support/opportunity'
import { saved } from '../support/saved'
import { signInAs } from '../support/sign-in'
import { expect, test } from '../support/test'

test.beforeEach(({ page }) => signInAs(page, 'admin'))

const timeline = (page: import('@playwright/test').Page) =>
  page.getByRole('region', { name: 'Dòng thời gian' }).last()

test('[SB-09] an opportunity is created, edited where it stands, moved, won and opened again', async ({
  page,
}) => {
  const title = fresh('Cung cấp máy chủ')
  await createOpportunity(page, title, async () => {
    await page.getByLabel('Tên khách hàng').fill('Công ty Hòa Bình')
    await page.getByLabel('Điện thoại').fill('0912.345.678')
    await page.getByLabel('Giá trị').fill('1tr2')
  })
  await expect(page.getByRole('button', { name: 'Giá trị: 1.200.000' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Điện thoại: 0912 345 678' })).toBeVisible()

  await page.getByRole('button', { name: 'Giá trị: ' }).dblclick()
  await page.getByRole('textbox', { name: 'Giá trị' }).fill('1,5 tỷ')
  await page.getByRole('textbox', { name: 'Giá trị' }).press('Enter')
  await expect(page.getByRole('button', { name: 'Giá trị: 1.500.000.000' })).toBeVisible()
  await expect(timeline(page)).toContainText('1.200.000')

  await page.getByRole('button', { name: 'Đề xuất' }).click()
  await expect(page.getByRole('button', { name: 'Đề xuất' })).toHaveAttribute('aria-current', 'step')
  await expect(timeline(page)).toContainText('đã chuyển giai đoạn')
  await page.getByRole('button', { name: 'Thắng', exact: true }).first().click()
  await expect(page.getByRole('button', { name: 'Mở lại' })).toBeVisible()
  await expect(timeline(page)).toContainText('đã chốt thắng')
  await page.getByRole('button', { name: 'Mở lại' }).click()
  await expect(page.getByRole('button', { name: 'Đề xuất' })).toHaveAttribute('aria-current', 'step')
})

test('[EV-31] losing asks for a reason, and cancelling changes nothing', async ({ page }) => {
  await createOpportunity(page, fresh('Sắp thua'))
  const lose = page.getByRole('button', { name: 'Thua', exact: true }).first()
  await lose.click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Đánh dấu thua' }).click()
  await expect(dialog).toContainText('Hãy chọn một lý do.')
  await dialog.getByRole('button', { name: 'Hủy' }).click()
  await expect(page.getByRole('button', { name: 'Mới' })).toHaveAttribute('aria-current', 'step')

  await lose.click()
  const reason = dialog.getByRole('radio').first()
  const name = await dialog.locator('label').nth(1).textContent()
  await reason.click()
  await dialog.getByLabel('Ghi chú').fill('Sẽ hỏi lại năm sau')
  await dialog.getByRole('button', { name: 'Đánh dấu thua' }).click()
  await expect(page.getByText('Sẽ hỏi lại năm sau').first()).toBeVisible()
  await expect(timeline(page)).toContainText('đã đánh dấu thua')
  await expect(timeline(page)).toContainText(name ?? 'a reason')
})

test('[EV-27] tags are chosen on an opportunity', async ({ page }) => {
  await createOpportunity(page, fresh('Có từ khóa'))
  await page.getByRole('button', { name: 'Từ khóa: ' }).dblclick()
  const options = page.getByRole('option')
  const first = (await options.first().textContent()) ?? ''
  await options.first().click()
  await page.keyboard.press('Escape')
  await saved(page, () => page.getByRole('heading', { level: 1 }).click())
  await expect(page.getByRole('button', { name: `Từ khóa: ${first}` })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('button', { name: `Từ khóa: ${first}` })).toBeVisible()
})

test('an edit is taken back from its message, and Esc leaves a field as it was', async ({ page }) => {
  await createOpportunity(page, fresh('Sửa rồi hoàn tác'))
  await page.getByRole('button', { name: 'Tên khách hàng: ' }).dblclick()
  await page.getByRole('textbox', { name: 'Tên khách hàng' }).fill('Nhầm')
  await page.getByRole('textbox', { name: 'Tên khách hàng' }).press('Escape')
  await expect(page.getByRole('button', { name: 'Tên khách hàng: –' })).toBeFocused()

  await page.keyboard.press('Enter')
  await page.getByRole('textbox', { name: 'Tên khách hàng' }).fill('Công ty Đức An')
  await page.getByRole('heading', { level: 2, name: 'Mô tả' }).click()
  await expect(page.getByRole('button', { name: 'Tên khách hàng: Công ty Đức An' })).toBeVisible()
  await page
    .getByRole('listitem')
    .filter({ hasText: 'Đã lưu: Tên khách hàng' })
    .getByRole('button')
    .first()
    .click()
  await expect(page.getByRole('button', { name: 'Tên khách hàng: –' })).toBeVisible()
})

test('a field that is opened right after another stays open on a slow machine', async ({ page }) => {
  await createOpportunity(page, fresh('Mở ngay ô khác'))
  await page.evaluate(() => {
    const { requestAnimationFrame } = window
    window.requestAnimationFrame = (paint) => requestAnimationFrame(() => setTimeout(paint, 300))
  })
  await page.getByRole('button', { name: 'Tên khách hàng: ' }).dblclick()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Từ khóa: ' }).dblclick()
  await expect(page.getByPlaceholder('Tìm…')).toBeFocused()
  await new Promise((passed) => setTimeout(passed, 500))
  await expect(page.getByRole('option').first()).toBeVisible()
  await expect(page.getByPlaceholder('Tìm…')).toBeFocused()
})

test('two people at one field: the second sees both versions and decides', async ({ page, browser }) => {
  await createOpportunity(page, fresh('Hai người sửa'))
  await page.getByRole('button', { name: 'Tên khách hàng: ' }).dblclick()
  await page.getByRole('textbox', { name: 'Tên khách hàng' }).fill('Bản của tôi')

  const other = await (await browser.newContext()).newPage()
  await signInAs(other, 'admin')
  await other.goto(page.url())
  await other.getByRole('button', { name: 'Tên khách hàng: ' }).dblclick()
  await other.getByRole('textbox', { name: 'Tên khách hàng' }).fill('Bản của người kia')
  await other.getByRole('textbox', { name: 'Tên khách hàng' }).press('Enter')
  await expect(other.getByRole('button', { name: 'Tên khách hàng: Bản của người kia' })).toBeVisible()
  await other.context().close()

  await page.getByRole('textbox', { name: 'Tên khách hàng' }).press('Enter')
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('Bản của người kia')
  await expect(dialog).toContainText('Bản của tôi')
  await dialog.getByRole('button', { name: 'Lưu bản của tôi' }).click()
  await expect(page.getByRole('button', { name: 'Tên khách hàng: Bản của tôi' })).toBeVisible()
})

test('a record is copied, put away, brought back and deleted by its menu', async ({ page }) => {
  const title = fresh('Sẽ xóa')
  await createOpportunity(page, title)
  const menu = page.getByRole('button', { name: 'Thao tác khác' })
  const choose = async (name: string) => {
    await menu.click()
    await page.getByRole('menuitem', { name }).click()
  }
  await choose('Nhân bản')
  await expect(page.getByRole('heading', { level: 1 })).toContainText(`${title} (bản sao)`)
  await choose('Lưu trữ')
  await expect(page.getByText('Đã lưu trữ', { exact: true })).toBeVisible()
  await choose('Khôi phục')
  await expect(page.getByText('Đã lưu trữ', { exact: true })).toBeHidden()
  await choose('Xóa')
  await expect(page.getByText('Đã xóa cơ hội vào thùng rác')).toBeVisible()
  await expect(page).toHaveURL(/\/opportunities(\?|$)/)
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('heading', { level: 1 })).toContainText(`${title} (bản sao)`)
})

test('what one may not see, or is not there, is not found and leaks nothing', async ({ page }) => {
  const title = fresh('Bí mật của quản trị')
  await createOpportunity(page, title)
  const url = page.url()
  await page.context().clearCookies()
  await signInAs(page, 'rep')
  for (const path of [
    url,
    '/opportunities/not-an-id',
    '/opportunities/00000000-0000-7000-8000-000000000000',
  ]) {
    await page.goto(path)
    await expect(page.getByRole('heading', { name: 'Không tìm thấy cơ hội' })).toBeVisible()
    await expect(page.getByText(title)).toBeHidden()
  }
  await page.getByRole('link', { name: 'Về danh sách cơ hội' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Cơ hội' })).toBeVisible()
})

test('the form keeps everything when it is refused, and says where', async ({ page }) => {
  await openForm(page)
  await page.getByLabel('Điện thoại').fill('12')
  await page.getByLabel('Giá trị').fill('rất nhiều')
  await page.getByLabel('Tên khách hàng').press('Control+Enter')
  await expect(page.getByText('Không được để trống.')).toBeVisible()
  await expect(page.getByText('Số điện thoại không hợp lệ.')).toBeVisible()
  await expect(page.getByText('Số tiền không hợp lệ.', { exact: false })).toBeVisible()
  await expect(page.getByLabel('Giá trị')).toHaveValue('rất nhiều')
  await pick(page, page.getByLabel('Nguồn'), 'Website')
  await inspect(page)
})

test('the pages of an opportunity are accessible', async ({ page }) => {
  await createOpportunity(page, fresh('Dễ tiếp cận'))
  await inspect(page)
  await page.getByRole('button', { name: 'Thua', exact: true }).first().click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await inspect(page)
})
