import { invite, pageOfTheirs } from '../support/colleague'
import { foundCompany } from '../support/company'
import { signInWith } from '../support/sign-in'
import { arrive, expect, test } from '../support/test'
import { found, fresh, mailedLink, PASSWORD } from './support'

test('[CS-05] the trial form opens a company that is ready to work in', async ({ page }) => {
  const { company, name, email } = await found(page)
  await expect(page.getByRole('heading', { name: /^Mới/ })).toBeVisible()
  await expect(page.getByText(company).first()).toBeVisible()
  await page.goto('/profile')
  await expect(page.getByLabel('Họ và tên')).toHaveValue(name)
  await expect(page.getByLabel('Email đăng nhập')).toHaveValue(email)
})

test('[CS-05] the trial form says at each field what is wrong, and keeps what was typed', async ({
  page,
}) => {
  await page.goto('/sign-up')
  await page.getByLabel('Họ và tên').fill('Trần Thị Bích')
  await page.getByLabel('Email').fill('admin@demo.test')
  await page.getByLabel('Điện thoại').fill('12')
  await page.getByLabel('Mật khẩu').first().fill('1234567890')
  await page.getByRole('button', { name: 'Đăng ký' }).click()
  await expect(page.getByLabel('Tên công ty')).toHaveAccessibleDescription(/Không được để trống/)
  await expect(page.getByLabel('Tên công ty')).toBeFocused()
  await expect(page.getByLabel('Mật khẩu').first()).toHaveAccessibleDescription(/quá dễ đoán/)
  await expect(page.getByLabel('Họ và tên')).toHaveValue('Trần Thị Bích')
})

test('[CS-06] an administrator invites a colleague, who joins by the link and is shut out again', async ({
  page,
}) => {
  const { company } = await foundCompany(page)
  const email = `${fresh('moi')}@example.test`
  const link = await invite(page, { email, name: 'Đặng Văn Mới', group: 'Trưởng phòng' })
  const colleague = await pageOfTheirs(page)
  await colleague.goto(link)
  await colleague.getByLabel('Họ và tên').fill('Đặng Văn Mới')
  await colleague.getByLabel('Mật khẩu').first().fill(PASSWORD)
  await colleague.getByRole('button', { name: 'Tham gia' }).click()
  await arrive(colleague, /\/board$/)
  await expect(colleague.getByText(company).first()).toBeVisible()

  await page.reload()
  const row = page.getByRole('row').filter({ hasText: email })
  await expect(row).toContainText('Đang hoạt động')
  await expect(page.getByRole('main').getByRole('listitem').filter({ hasText: email })).toHaveCount(0)
  await row.getByRole('button', { name: 'Thao tác với Đặng Văn Mới' }).click()
  await page.getByRole('menuitem', { name: 'Ngừng hoạt động' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Ngừng hoạt động' }).click()
  await expect(row).toContainText('Đã ngừng')
  await colleague.goto('/board')
  await expect(colleague).toHaveURL(/\/sign-in/)
  await signInWith(colleague, email, PASSWORD)
  await colleague.goto('/board')
  await expect(colleague.getByRole('heading', { name: 'Chưa có nơi làm việc' })).toBeVisible()
  await colleague.context().close()
})

test('the last administrator cannot leave the group of administrators', async ({ page }) => {
  const { name } = await foundCompany(page)
  await page.goto('/settings/users')
  await page.getByRole('button', { name: `Thao tác với ${name}` }).click()
  await page.getByRole('menuitem', { name: 'Phân quyền…' }).click()
  const dialog = page.getByRole('dialog', { name: `Phân quyền cho ${name}` })
  await dialog.getByRole('checkbox', { name: 'Quản trị' }).click()
  await dialog.getByRole('checkbox', { name: 'Trưởng phòng' }).click()
  await dialog.getByRole('button', { name: 'Cập nhật' }).click()
  await expect(page.getByText('Phải còn ít nhất một quản trị viên')).toBeVisible()
})

test('who belongs to several companies goes from one to the other, in every tab', async ({
  page,
  context,
}) => {
  const { company, email } = await foundCompany(page)
  await page.goto('/sign-up')
  await expect(page.getByLabel('Email')).toHaveValue(email)
  const second = `Công ty ${fresh('hai')}`
  await page.getByLabel('Tên công ty').fill(second)
  await page.getByLabel('Điện thoại').fill('0912345678')
  await page.getByLabel('Mật khẩu').first().fill(PASSWORD)
  await page.getByRole('button', { name: 'Đăng ký' }).click()
  await arrive(page, /\/board$/)

  const tab = await context.newPage()
  await tab.goto('/settings/workspace')
  await expect(tab.getByLabel('Tên công ty')).toHaveValue(second)
  await page.getByRole('button', { name: /^Chuyển không gian làm việc/ }).click()
  await page.getByRole('menuitem', { name: company }).click()
  await expect(page.getByRole('button', { name: new RegExp(company) }).first()).toBeVisible()
  await expect(tab).toHaveURL(/\/board$/)

  await page.goto('/workspaces')
  await page.getByRole('button', { name: `Vào ${second}` }).click()
  await expect(page).toHaveURL(/\/board$/)
  await page.goto('/settings/workspace')
  await expect(page.getByLabel('Tên công ty')).toHaveValue(second)
})

test('a forgotten password is set anew by the link, which ends the other session', async ({
  page,
  browser,
}) => {
  const { email } = await foundCompany(page)
  const elsewhere = await (await browser.newContext()).newPage()
  await elsewhere.goto('/sign-in')
  await elsewhere.getByRole('link', { name: 'Quên mật khẩu?' }).click()
  await expect(elsewhere.getByRole('heading', { name: 'Quên mật khẩu' })).toBeVisible()
  await elsewhere.getByLabel('Email').fill(email)
  await elsewhere.getByRole('button', { name: 'Gửi liên kết' }).click()
  await expect(elsewhere.getByRole('status').filter({ hasText: email })).toBeVisible()

  const link = await mailedLink('reset', email)
  await elsewhere.goto(link)
  await elsewhere.getByLabel('Mật khẩu').first().fill('một câu khác hẳn')
  await elsewhere.getByRole('button', { name: 'Lưu mật khẩu' }).click()
  await expect(elsewhere).toHaveURL(/\/board$/)

  await page.goto('/board')
  await expect(page).toHaveURL(/\/sign-in/)
  await page.goto(link)
  await expect(page.getByRole('heading', { name: 'Liên kết không còn dùng được' })).toBeVisible()
  await elsewhere.context().close()
})

test('an unknown address gets the same answer', async ({ page }) => {
  await page.goto('/forgot')
  await page.getByLabel('Email').fill('nobody@nowhere.test')
  await page.getByRole('button', { name: 'Gửi liên kết' }).click()
  await expect(page.getByRole('heading', { name: 'Hãy xem hộp thư' })).toBeVisible()
})
