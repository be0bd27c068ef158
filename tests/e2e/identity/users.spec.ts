import type { Page } from '@playwright/test'
import { joinCompany } from '../support/colleague'
import { foundCompany } from '../support/company'
import { inspect, violations } from '../support/inspect'
import { createOpportunity } from '../support/opportunity'
import { signInWith } from '../support/sign-in'
import { expect, test } from '../support/test'
import { fresh, openMember, PASSWORD } from './support'

test('[CS-22] [CS-23] [CS-24] users are found, renamed, and given a password that they must replace', async ({
  page,
}) => {
  test.slow()
  await foundCompany(page)
  const { page: own, email } = await joined(page, 'Đỗ Thị Ngọc')
  await page.goto('/settings/users')
  await page.getByRole('searchbox', { name: 'Tìm người dùng' }).fill('do thi ngoc')
  const row = page.getByRole('row').filter({ hasText: email })
  await expect(page.getByRole('row')).toHaveCount(2)
  await expect(row).toContainText('127.0.0.1')
  await page.getByRole('radio', { name: 'Đã ngừng' }).click()
  await expect(row).toHaveCount(0)
  await page.getByRole('radio', { name: 'Tất cả' }).click()

  await openMember(page, 'Đỗ Thị Ngọc')
  await page.getByLabel('Họ tên').fill('Đỗ Ngọc Mai')
  await page.getByRole('button', { name: 'Cập nhật' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Đỗ Ngọc Mai' })).toBeVisible()
  await inspect(page)

  await page.getByRole('button', { name: 'Đổi mật khẩu' }).click()
  const dialog = page.getByRole('dialog', { name: 'Đổi mật khẩu của Đỗ Ngọc Mai' })
  await expect(dialog.getByText(/Mọi thiết bị của Đỗ Ngọc Mai/)).toBeVisible()
  expect(await violations(page, { within: '[role=dialog]' })).toEqual([])
  await dialog.getByRole('button', { name: 'Lưu' }).click()
  const temporary = await page.getByRole('textbox', { name: 'Mật khẩu tạm' }).inputValue()
  await page.getByRole('button', { name: 'Xong' }).click()
  await expect(page.getByText('Mật khẩu tạm', { exact: true })).toBeVisible()

  await own.goto('/board')
  await expect(own).toHaveURL(/\/sign-in/)
  await own.getByLabel('Email').fill(email)
  await own.getByLabel('Mật khẩu', { exact: true }).fill(temporary)
  await own.getByRole('button', { name: 'Đăng nhập' }).click()
  await expect(own.getByRole('heading', { name: 'Chọn mật khẩu của bạn' })).toBeVisible()
  await inspect(own)
  await own.goto('/opportunities')
  await expect(own).toHaveURL(/\/new-password/)
  await own.getByLabel('Mật khẩu mới').fill('một câu khác hẳn')
  await own.getByRole('button', { name: 'Lưu và tiếp tục' }).click()
  await expect(own).toHaveURL(/\/board/)
  await own.context().close()
})

test('[CS-28] [CS-27] a leaver is shut out, hands over what they own, and is deleted', async ({ page }) => {
  test.slow()
  const { name } = await foundCompany(page)
  const { page: own } = await joined(page, 'Lý Văn Nghỉ')
  await createOpportunity(own, 'Hợp đồng dở dang')
  await own.context().close()

  await openMember(page, 'Lý Văn Nghỉ')
  await expect(page.getByRole('button', { name: 'Xóa người dùng' })).toBeDisabled()
  await expect(page.getByText('Còn phụ trách 1 mục.')).toBeVisible()
  await page.getByRole('button', { name: 'Ngừng hoạt động' }).click()
  const question = page.getByRole('alertdialog')
  await question.getByRole('radio', { name: 'Một đồng nghiệp' }).click()
  await question.getByRole('combobox', { name: 'Đồng nghiệp' }).click()
  await page.getByRole('option', { name }).click()
  expect(await violations(page, { within: '[role=alertdialog]' })).toEqual([])
  await question.getByRole('button', { name: 'Ngừng hoạt động' }).click()
  await expect(page.getByText('Đã bàn giao 1 mục của Lý Văn Nghỉ')).toBeVisible()
  await expect(page.getByText('Không còn phụ trách gì.', { exact: true })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Cho hoạt động lại' })).toBeVisible()

  await page.getByRole('button', { name: 'Xóa người dùng' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Xóa người dùng' }).click()
  await expect(page).toHaveURL(/\/settings\/users$/)
  await expect(page.getByRole('row').filter({ hasText: 'Lý Văn Nghỉ' })).toHaveCount(0)
  await page.goto('/opportunities')
  await page.getByRole('link', { name: 'Hợp đồng dở dang' }).first().click()
  await expect(page.getByRole('main')).toContainText('Lý Văn Nghỉ')
})

test('[CS-26] targets are typed for one and for all, by month and quarter, and stand on the profile', async ({
  page,
}) => {
  test.slow()
  const { name } = await foundCompany(page)
  const { page: own } = await joined(page, 'Mai Văn Bán')
  await own.context().close()
  const month = Number(
    new Date().toLocaleDateString('en', { month: 'numeric', timeZone: 'Asia/Ho_Chi_Minh' }),
  )
  await page.goto('/settings/targets')
  const cell = (who: string, period: string) =>
    page.getByRole('textbox', { name: `${who}, ${period}`, exact: true })
  await cell('Mai Văn Bán', `tháng ${month}`).fill('150tr')
  await page.keyboard.press('Enter')
  await expect(cell(name, `tháng ${month}`)).toBeFocused()
  await expect(cell('Mai Văn Bán', `tháng ${month}`)).toHaveValue('150.000.000')
  await cell('Áp dụng cho tất cả', `tháng ${month}`).fill('90tr')
  await page.keyboard.press('Tab')
  await expect(cell(name, `tháng ${month}`)).toHaveValue('90.000.000')
  await expect(cell('Mai Văn Bán', `tháng ${month}`)).toHaveValue('90.000.000')
  await page.getByRole('radio', { name: 'Số cơ hội thắng' }).click()
  await page.getByRole('radio', { name: 'Quý' }).click()
  const quarter = `Quý ${Math.ceil(month / 3)}`
  await cell(name, quarter).fill('9')
  await page.keyboard.press('Tab')
  await page.getByRole('radio', { name: 'Tháng', exact: true }).click()
  await expect(cell(name, `tháng ${month}`)).toHaveValue('3')
  await inspect(page)

  await page.goto('/profile')
  await expect(page.getByRole('heading', { name: /^Chỉ tiêu năm/ })).toBeVisible()
  await expect(page.getByText('0 trên 90 tr · 0%').first()).toBeVisible()
  await expect(page.getByText('0 trên 9 · 0%').first()).toBeVisible()
})

test('a second factor is set up, asked for at the door, replaced by a recovery code and turned off', async ({
  page,
}) => {
  test.slow()
  const { Secret, TOTP } = await import('otpauth')
  const { email } = await foundCompany(page, 'Công ty Thử', `Trần ${fresh('hai')}`)
  await page.goto('/profile')
  await page.getByRole('button', { name: 'Bật xác thực hai lớp' }).click()
  const dialog = page.getByRole('dialog', { name: 'Bật xác thực hai lớp' })
  const key = await dialog.getByLabel(/^Không quét được/).inputValue()
  const totp = new TOTP({ secret: Secret.fromBase32(key) })
  const codeIn = (steps: number) => totp.generate({ timestamp: Date.now() + steps * 30_000 })
  expect(await violations(page, { within: '[role=dialog]' })).toEqual([])
  await dialog.getByLabel(/^2\. Nhập mã/).fill(codeIn(-1))
  await dialog.getByLabel('Mật khẩu hiện tại').fill(PASSWORD)
  await dialog.getByRole('button', { name: 'Bật xác thực hai lớp' }).click()
  const codes = dialog.getByRole('list', { name: 'Giữ kỹ các mã khôi phục' }).getByRole('listitem')
  await expect(codes).toHaveCount(10)
  const recovery = (await codes.first().textContent()) ?? ''
  await dialog.getByRole('button', { name: 'Tôi đã cất các mã' }).click()
  await expect(page.getByText('Còn 10 mã khôi phục.')).toBeVisible()

  const enter = async (code: string) => {
    await page.context().clearCookies()
    await page.goto('/sign-in')
    await page.getByLabel('Email').fill(email)
    await page.getByLabel('Mật khẩu', { exact: true }).fill(PASSWORD)
    await page.getByRole('button', { name: 'Đăng nhập' }).click()
    await expect(page.getByLabel('Mã xác thực')).toBeFocused()
    await page.getByLabel('Mã xác thực').fill(code)
    await page.getByRole('button', { name: 'Xác nhận' }).click()
  }
  await enter('000000')
  await expect(page.getByRole('alert').filter({ hasText: 'Mã không đúng' })).toBeVisible()
  await inspect(page)
  await page.getByLabel('Mã xác thực').fill(codeIn(0))
  await page.getByRole('button', { name: 'Xác nhận' }).click()
  await expect(page).toHaveURL(/\/board/)
  await enter(recovery)
  await expect(page).toHaveURL(/\/board/)

  await page.goto('/profile')
  await expect(page.getByText('Còn 9 mã khôi phục.')).toBeVisible()
  await expect(page.getByText('Sai mã xác thực')).toBeVisible()
  await inspect(page)
  await page.getByRole('button', { name: 'Tắt', exact: true }).click()
  const question = page.getByRole('dialog', { name: 'Tắt xác thực hai lớp?' })
  await question.getByLabel('Mật khẩu hiện tại').fill(PASSWORD)
  await question.getByLabel('Mã xác thực').fill(codeIn(1))
  await question.getByRole('button', { name: 'Tắt' }).click()
  await expect(page.getByText('Đã tắt xác thực hai lớp')).toBeVisible()
  await signInWith(page, email, PASSWORD)
})

/** A colleague of one's own founded company, at work in a browser of their own. */
async function joined(admin: Page, name: string): Promise<{ page: Page; email: string }> {
  const email = `${fresh('ban')}@example.test`
  return { email, page: await joinCompany(admin, { email, name, group: 'Nhân viên kinh doanh' }) }
}
