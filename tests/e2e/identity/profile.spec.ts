import { foundCompany } from '../support/company'
import { saved } from '../support/saved'
import { signInAs, signInWith } from '../support/sign-in'
import { expect, test } from '../support/test'
import { PASSWORD } from './support'

test('language, theme and name take effect at once and stay', async ({ page }) => {
  await foundCompany(page)
  await page.goto('/profile')
  await page.getByRole('radio', { name: 'Tối' }).click()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await page.getByRole('radio', { name: 'English' }).click()
  await expect(page.getByRole('heading', { name: 'Profile' })).toBeVisible()
  await page.getByLabel('Full name').fill('Bùi Chi')
  const form = page.locator('form').filter({ has: page.getByLabel('Full name') })
  await form.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('button', { name: 'Bùi Chi’s account' })).toBeVisible()
  await page.reload()
  await expect(page.getByLabel('Full name')).toHaveValue('Bùi Chi')
  await expect(page.getByRole('radio', { name: 'English' })).toBeChecked()
  await expect(page.getByRole('radio', { name: 'Dark' })).toBeChecked()
})

test('time zone, shortcuts and the time to undo are kept', async ({ page }) => {
  await foundCompany(page)
  await page.goto('/profile')
  await page.getByRole('combobox', { name: 'Múi giờ' }).click()
  await page.getByRole('combobox', { name: 'Múi giờ' }).last().fill('tokyo')
  await saved(page, () => page.getByRole('option', { name: 'Asia/Tokyo' }).click())
  await page.getByRole('combobox', { name: 'Thời gian cho phép hoàn tác' }).click()
  await saved(page, () => page.getByRole('option', { name: '30 giây' }).click())
  await saved(page, () => page.getByRole('switch', { name: 'Phím tắt một phím' }).click())
  await page.reload()
  await expect(page.getByText('Asia/Tokyo')).toBeVisible()
  await expect(page.getByText('30 giây')).toBeVisible()
  await expect(page.getByRole('switch', { name: 'Phím tắt một phím' })).not.toBeChecked()
})

test('a person sees where they are signed in and ends what is not theirs', async ({ page, browser }) => {
  const { email } = await foundCompany(page)
  const other = await (await browser.newContext()).newPage()
  await signInWith(other, email, PASSWORD)
  await page.goto('/profile')
  await expect(page.getByText('Thiết bị này')).toHaveCount(1)
  await page.getByRole('button', { name: /^Đăng xuất Chrome/ }).click()
  await expect(page.getByRole('button', { name: /^Đăng xuất Chrome/ })).toHaveCount(0)
  await other.goto('/board')
  await expect(other).toHaveURL(/\/sign-in/)
  await other.context().close()
})

test('a new password asks for the old one', async ({ page }) => {
  const { email } = await foundCompany(page)
  await page.goto('/profile')
  await page.getByLabel('Mật khẩu hiện tại').fill('không phải')
  await page.getByLabel('Mật khẩu mới').fill('một câu khác hẳn')
  await page.getByRole('button', { name: 'Đổi mật khẩu' }).click()
  await expect(page.getByLabel('Mật khẩu hiện tại')).toHaveAccessibleDescription(
    'Mật khẩu hiện tại không đúng.',
  )
  await page.getByLabel('Mật khẩu hiện tại').fill(PASSWORD)
  await page.getByRole('button', { name: 'Đổi mật khẩu' }).click()
  await expect(page.getByText('Đã đổi mật khẩu.')).toBeVisible()
  await signInWith(page, email, 'một câu khác hẳn')
})

test('the company is renamed, and its currency stays once a card holds an amount', async ({ page }) => {
  await foundCompany(page)
  await page.goto('/settings/workspace')
  await page.getByLabel('Tên công ty').fill('Hoa Sen')
  await page.getByRole('button', { name: 'Lưu' }).click()
  await expect(page.getByText('Đã lưu thông tin công ty')).toBeVisible()
  await page.reload()
  await expect(page.getByLabel('Tên công ty')).toHaveValue('Hoa Sen')
  await expect(page.getByRole('combobox', { name: 'Loại tiền chính' })).toBeEnabled()
  await expect(page.getByRole('button', { name: 'Xóa dữ liệu mẫu' })).toHaveCount(0)
})

test('users and company are the administrator’s alone', async ({ page }) => {
  const shows = async (path: string) =>
    (await (await page.request.get(path)).text()).includes('vy.bui@demo.test')
  await signInAs(page, 'admin')
  expect(await shows('/settings/users')).toBe(true)
  for (const role of ['manager', 'rep'] as const) {
    await signInAs(page, role)
    expect(await shows('/settings/users'), role).toBe(false)
    await page.goto('/settings/workspace')
    await expect(page.getByRole('button', { name: /^Tài khoản của/ })).toBeVisible()
    await expect(page.getByLabel('Tên công ty')).toHaveCount(0)
  }
})
