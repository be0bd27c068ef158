import { inspect } from '../support/inspect'
import { expectGone, openSettings, row } from '../support/settings'
import { signInAs } from '../support/sign-in'
import { expect, test } from '../support/test'

const PLACES = [
  'teams',
  'stages',
  'tags',
  'lost-reasons',
  'sources',
  'currencies',
  'pipelines',
  'blocked-senders',
]

test('settings are found with and without marks', async ({ page }) => {
  await signInAs(page, 'admin')
  await page.goto('/settings')
  const search = page.getByRole('searchbox', { name: 'Tìm trong cấu hình…' })
  await search.fill('ly do that')
  const links = page.getByRole('main').getByRole('listitem')
  await expect(links).toHaveCount(1)
  await expect(links).toContainText('Lý do thất bại')
  await search.fill('xyz')
  await expect(page.getByText('Không có mục nào khớp với “xyz”')).toBeVisible()
})

test('a representative reads the lists, and is told why nothing can be changed', async ({ page }) => {
  await signInAs(page, 'rep')
  await openSettings(page, 'Giai đoạn')
  await expect(row(page, 'Đề xuất')).toBeVisible()
  await expect(page.getByText('chỉ quản lý và quản trị viên mới sửa được').first()).toBeVisible()
  await expect(page.getByRole('main').getByRole('button', { name: 'Tạo' })).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Thao tác với Đề xuất' })).toHaveCount(0)
  await expect(page.getByRole('main').getByText('cơ hội', { exact: false })).toHaveCount(1)
})

test("a domain of one's own is claimed by a TXT record", async ({ page }) => {
  const name = `${Date.now().toString(36)}.example`
  await signInAs(page, 'admin')
  await openSettings(page, 'Tên miền thư')
  await page.getByLabel('Tên miền').fill('không phải')
  await page.getByRole('main').getByRole('button', { name: 'Thêm' }).click()
  await expect(page.getByText('Tên miền không hợp lệ')).toBeVisible()
  await page.getByLabel('Tên miền').fill(name)
  await page.getByRole('main').getByRole('button', { name: 'Thêm' }).click()
  await expect(row(page, name)).toContainText(/cohoi-verify=[0-9a-f]{32}/)
  await expect(row(page, name)).toContainText('Chờ xác minh')
  await page.getByRole('button', { name: `Xóa ${name}` }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Xóa' }).click()
  await expectGone(page, name)
})

test('settings and their forms have no accessibility violations', async ({ page }) => {
  test.slow()
  await signInAs(page, 'admin')
  const forms = PLACES.map((place) => `/settings/${place}?edit=new`)
  for (const path of [
    '/settings',
    '/settings/mail-domains',
    '/settings/teams',
    '/settings/stages',
    ...forms,
  ]) {
    await page.goto(path)
    await expect(page.getByRole('heading').first()).toBeVisible()
    if (path.includes('edit')) await expect(page.getByRole('dialog')).toBeVisible()
    await inspect(page)
  }
})
