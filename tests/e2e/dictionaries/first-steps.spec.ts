import { foundCompany } from '../support/company'
import { violations } from '../support/inspect'
import { signInAs } from '../support/sign-in'
import { expect, test } from '../support/test'

test('[XL-01] who signs in opens settings and is led over the four dictionaries before data is entered', async ({
  page,
}) => {
  const { email, password } = await foundCompany(page, 'Công ty Bước Đầu')
  await page.context().clearCookies()
  await page.goto('/sign-in')
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Mật khẩu', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Đăng nhập' }).click()
  await expect(page).toHaveURL(/\/board/)
  await page.getByRole('link', { name: 'Cấu hình' }).first().click()

  const dictionaries = page.getByRole('list', { name: 'Bốn danh mục cần có trước khi nhập liệu' })
  await expect(dictionaries.getByRole('link')).toHaveText([
    /Giai đoạn/,
    /Nhóm bán hàng/,
    /Từ khóa/,
    /Lý do thất bại/,
  ])
  await expect(page.getByRole('link', { name: 'Điền thông tin doanh nghiệp Chưa làm' })).toBeVisible()
  expect(await violations(page, { within: 'main' })).toEqual([])
  for (const title of ['Giai đoạn', 'Nhóm bán hàng', 'Từ khóa', 'Lý do thất bại']) {
    await dictionaries.getByRole('link', { name: title }).click()
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
    await page.goBack()
  }

  await page.getByRole('link', { name: 'Điền thông tin doanh nghiệp' }).click()
  await page.getByRole('button', { name: 'Cập nhật' }).click()
  await expect(page.getByText('Đã lưu thông tin doanh nghiệp')).toBeVisible()
  await page.goto('/settings')
  await expect(page.getByRole('link', { name: 'Điền thông tin doanh nghiệp Đã xong' })).toBeVisible()
  await page.getByRole('button', { name: 'Ẩn', exact: true }).click()
  await page.reload()
  await expect(dictionaries).toHaveCount(0)
  await page.getByRole('button', { name: 'Hiện các bước bắt đầu' }).click()
  await expect(dictionaries).toBeVisible()
})

test('settings are found by other words too, and only those that one may open', async ({ page }) => {
  await signInAs(page, 'rep')
  await page.goto('/settings')
  const search = page.getByRole('searchbox', { name: 'Tìm trong cấu hình…' })
  const links = page.getByRole('main').getByRole('listitem')
  await search.fill('phong ban')
  await expect(links).toHaveText([/Cơ cấu tổ chức/])
  await search.fill('smtp')
  await expect(links).toHaveCount(0)
})
